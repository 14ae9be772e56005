using EnergyGate.Graphs;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Variants.Passes;

public sealed class FuseGeluTests
{
    private static GraphSketch Sketch(float half = 0.5f) => new GraphSketch().Input("x", ElementType.Float, "batch", "sequence", 8)
        .Number("half", half).Number("one", 1).Number("root", MathF.Sqrt(2)).Number("inverse", MathF.Sqrt(0.5f)).Weight("bias", 8);

    private static GraphSketch Erf(float half = 0.5f) =>
        Sketch(half).Op("scaled = Div x root").Op("erf = Erf scaled").Op("sum = Add erf one");

    private static GraphSketch Tanh(string cube) =>
        Sketch()
            .Number("three", 3)
            .Number("cubic", 0.044715f)
            .Number("outer", MathF.Sqrt(2 / MathF.PI))
            .Op("square = Mul x x")
            .Op(cube)
            .Op("part = Mul cubic cube")
            .Op("inner = Add x part")
            .Op("scaled = Mul inner outer")
            .Op("tanh = Tanh scaled")
            .Op("sum = Add one tanh")
            .Op("halved = Mul x half")
            .Op("y = Mul halved sum");

    [TestCase("p = Mul x sum", "y = Mul p half")]
    [TestCase("p = Mul half sum", "y = Mul x p")]
    [TestCase("p = Mul x half", "y = Mul p sum")]
    [TestCase("p = Mul half x", "y = Mul sum p")]
    public void Propose_FactorsInAnyOrder_BecomeGelu(string first, string second) =>
        PassTest.ApplyAndCompare(new FuseGelu(), Erf().Op(first).Op(second).Build("y")).Types().Should().Equal("Gelu");

    [Test]
    public void Propose_ScaledByAProduct_BecomesGelu() =>
        PassTest.ApplyAndCompare(
                new FuseGelu(),
                Sketch()
                    .Op("scaled = Mul inverse x")
                    .Op("erf = Erf scaled")
                    .Op("sum = Add one erf")
                    .Op("p = Mul x sum")
                    .Op("y = Mul p half")
                    .Build("y"))
            .Types()
            .Should().Equal("Gelu");

    [TestCase("cube = Pow x three")]
    [TestCase("cube = Mul square x")]
    public void Propose_TanhForm_BecomesFastGelu(string cube) =>
        PassTest.ApplyAndCompare(new FuseGelu(), Tanh(cube).Build("y")).Types().Should().Equal("FastGelu");

    [Test]
    public void Propose_OtherFactor_IsRefused() =>
        PassTest.ShouldRefuse(new FuseGelu(), Erf(half: 0.4f).Op("p = Mul x sum").Op("y = Mul p half").Build("y"), "one half");

    [Test]
    public void Propose_ProductIsRead_IsRefused() =>
        PassTest.ShouldRefuse(new FuseGelu(), Erf().Op("p = Mul x sum").Op("y = Mul p half").Build("y", "p"), "one half");

    [Test]
    public void Propose_ErfIsRead_IsRefused() =>
        PassTest.ShouldRefuse(new FuseGelu(), Erf().Op("p = Mul x sum").Op("y = Mul p half").Build("y", "erf"), "read elsewhere");

    [Test]
    public void Propose_BiasBefore_IsTakenIn()
    {
        var gelu = new GraphSketch(20).Input("x", ElementType.Float, "batch", "sequence", 8).Weight("bias", 8).Op("biased = Add bias x");

        PassTest.ApplyAndCompare(new FuseBiasGelu(), gelu.Op("y = Gelu biased").Build("y")).Types().Should().Equal("BiasGelu");
    }

    [Test]
    public void Propose_BiasBeforeTheTanhForm_IsTakenIn()
    {
        var gelu = new GraphSketch(20).Input("x", ElementType.Float, "batch", "sequence", 8).Weight("bias", 8).Op("biased = Add bias x");

        PassTest.ApplyAndCompare(new FuseBiasGelu(), gelu.Op("y = Gelu biased", ("approximate", AttributeValue.Of("tanh"))).Build("y"))
            .Types()
            .Should().Equal("FastGelu");
    }

    [TestCase(1L, 8L, "no constant vector")]
    [TestCase(5L, 1L, "no constant vector")]
    public void Propose_SummandIsNoVector_IsRefused(long rows, long columns, string reason)
    {
        var gelu = new GraphSketch(20)
            .Input("x", ElementType.Float, "batch", "sequence", 8)
            .Weight("bias", rows, columns)
            .Op("biased = Add bias x");

        PassTest.ShouldRefuse(new FuseBiasGelu(), gelu.Op("y = Gelu biased").Build("y"), reason);
    }

    [Test]
    public void Propose_SumIsAnOutput_IsRefused()
    {
        var gelu = new GraphSketch(20).Input("x", ElementType.Float, "batch", "sequence", 8).Weight("bias", 8).Op("biased = Add bias x");

        PassTest.ShouldRefuse(new FuseBiasGelu(), gelu.Op("y = Gelu biased").Build("y", "biased"), "output");
    }
}
