using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class FuseSkipLayerNormTests
{
    private static GraphSketch Sketch(string secondLength = "sequence") => new GraphSketch()
        .Input("a", ElementType.Float, "batch", "sequence", 8).Input("b", ElementType.Float, "batch", secondLength, 8)
        .Weight("bias", 8).Weight("gamma", 8).Weight("beta", 8).Number("epsilon", 1e-3f).Number("two", 2);

    private static GraphSketch Normed(GraphSketch sketch, long axis = -1) =>
        sketch.Op("y = LayerNormalization sum gamma beta", ("axis", AttributeValue.Of(axis)), ("epsilon", AttributeValue.Of(1e-3f)));

    [Test]
    public void Propose_SumOfTwo_IsFused() =>
        PassTest.ApplyAndCompare(new FuseSkipLayerNorm(), Normed(Sketch().Op("sum = Add a b")).Build("y"))
            .Types()
            .Should().Equal("SkipLayerNormalization");

    [Test]
    public void Propose_Decomposed_IsFused() =>
        PassTest.ApplyAndCompare(new FuseSkipLayerNorm(), Sketch().Op("sum = Add a b").LayerNorm("y", "sum").Build("y"))
            .Types()
            .Should().Equal("SkipLayerNormalization");

    [TestCase("sum = Add biased b")]
    [TestCase("sum = Add b biased")]
    public void Propose_SummandWithBias_TakesTheBiasIn(string sum)
    {
        var result = PassTest.ApplyAndCompare(new FuseSkipLayerNorm(), Normed(Sketch().Op("biased = Add bias a").Op(sum)).Build("y"));

        result.Types().Should().Equal("SkipLayerNormalization");
        result.Graph.Nodes[0].Inputs.Should().Equal("a", "b", "gamma", "beta", "bias");
    }

    [Test]
    public void Propose_SumReadElsewhere_BecomesTheFourthOutput()
    {
        var result = PassTest.ApplyAndCompare(
            new FuseSkipLayerNorm(), Normed(Sketch().Op("sum = Add a b")).Op("z = Abs sum").Build("y", "z"));

        result.Types().Should().Equal("SkipLayerNormalization", "Abs");
        result.Graph.Nodes[0].Outputs.Should().Equal("y", "", "", "sum");
    }

    [Test]
    public void Propose_BiasedSummandReadElsewhere_KeepsItsBias()
    {
        var result = PassTest.ApplyAndCompare(
            new FuseSkipLayerNorm(), Normed(Sketch().Op("biased = Add bias a").Op("sum = Add biased b")).Build("y", "biased"));

        result.Types().Should().Equal("Add", "SkipLayerNormalization");
    }

    [Test]
    public void Propose_ShapesNotShownEqual_IsRefused() =>
        PassTest.ShouldRefuse(new FuseSkipLayerNorm(), Normed(Sketch("other").Op("sum = Add a b")).Build("y"), "one shape");

    [Test]
    public void Propose_NotOverTheLastAxisAlone_IsRefused() =>
        PassTest.ShouldRefuse(new FuseSkipLayerNorm(), Normed(Sketch().Op("sum = Add a b"), axis: 1).Build("y"), "axis 1");

    [Test]
    public void Propose_SumWithAConstant_IsRefused() =>
        PassTest.ShouldRefuse(new FuseSkipLayerNorm(), Normed(Sketch().Op("sum = Add a bias")).Build("y"), "two activations");
}
