using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class InlineConstantsTests
{
    private static GraphSketch Sketch() => new GraphSketch().Input("x", ElementType.Float, "batch", 8).Weight("w", 8);

    [Test]
    public void Propose_IdentityOfAnIdentity_ReadsTheConstant()
    {
        var graph = Sketch().Op("copy = Identity w").Op("again = Identity copy").Op("sum = Add x copy").Op("y = Mul sum again").Build("y");

        var result = PassTest.ApplyAndCompare(new InlineConstants(), graph);

        result.Types().Should().Equal("Add", "Mul");
        result.Graph.Nodes.Should().OnlyContain(node => node.Inputs[1] == "w");
        result.Log.Applied.Should().HaveCount(1);
    }

    [Test]
    public void Propose_IdentityThatIsAnOutput_StaysAsThat() =>
        PassTest.ApplyAndCompare(new InlineConstants(), Sketch().Op("copy = Identity w").Op("y = Add x copy").Build("y", "copy")).Types()
            .Should().Equal("Identity", "Add");

    [Test]
    public void Propose_IdentityOfAnActivation_IsLeft() =>
        PassTest.Apply(new InlineConstants(), Sketch().Op("copy = Identity x").Op("y = Add copy w").Build("y"))
            .Log.Applied.Should().BeEmpty();
}
