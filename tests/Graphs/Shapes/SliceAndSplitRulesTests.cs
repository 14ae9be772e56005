using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes;

[TestFixture]
public sealed class SliceAndSplitRulesTests
{
    [TestCase(0L, 3L, 1L, 3)]
    [TestCase(2L, long.MaxValue, 1L, 8)]
    [TestCase(-3L, long.MaxValue, 1L, 3)]
    [TestCase(0L, -1L, 1L, 9)]
    [TestCase(-100L, 100L, 3L, 4)]
    [TestCase(9L, -11L, -1L, 10)]
    [TestCase(-1L, long.MinValue, -1L, 10)]
    [TestCase(8L, 2L, -2L, 3)]
    [TestCase(5L, 5L, 1L, 0)]
    [TestCase(7L, 3L, 1L, 0)]
    [TestCase(12L, 20L, 1L, 0)]
    public void Slice_Numbers_ClampsAsSpecified(long start, long end, long step, int expected) =>
        Sliced(10, start, end, step)["y"].ToString().Should().Be($"Float[{expected}, 2]");

    [TestCase(0L, 9223372036854775807L, "Float[n, 2]")]
    [TestCase(0L, 2147483647L, "Float[n, 2]")]
    [TestCase(-2147483648L, 9223372036854775807L, "Float[n, 2]")]
    [TestCase(0L, 1L, "Float[min(1, n), 2]")]
    public void Slice_SymbolicExtent_StaysExact(long start, long end, string expected) =>
        Sliced("n", start, end, 1)["y"].ToString().Should().Be(expected);

    [Test]
    public void Slice_PastUpToPastPlusSequence_IsTheSequence()
    {
        var types = GraphSketch.Of()
            .Input("mask", ElementType.Bool, "past + sequence")
            .Input("x", ElementType.Float, "sequence")
            .Input("p", ElementType.Float, "past")
            .Constant("a", [0L])
            .Node("Shape", "mask", "end")
            .Node("Shape", "p", "start")
            .Node("Slice", "mask start end a", "y")
            .Infer();
        types["y"].ToString().Should().Be("Bool[sequence]");
    }

    [Test]
    public void Slice_OfValues_TakesThem()
    {
        var types = GraphSketch.Of()
            .Constant("v", [1L, 2L, 3L, 4L])
            .Constant("s", [-1L])
            .Constant("e", [-4L])
            .Constant("a", [0L])
            .Constant("t", [-2L])
            .Node("Slice", "v s e a t", "y")
            .Infer();
        types.Constant("y")!.As<long>().ToArray().Should().Equal(4, 2);
    }

    [Test]
    public void Slice_StepZero_IsAContradiction() =>
        FluentActions.Invoking(() => Sliced(10, 0, 5, 0)).Should().Throw<ShapeException>().WithMessage("*step of 0*");

    [Test]
    public void Split_EqualParts_DividesSymbols()
    {
        var types = GraphSketch.Of(13)
            .Input("x", ElementType.Float, "b", 9)
            .Node("Split", "x", "p q r", ("axis", AttributeValue.Of(-1L)))
            .Infer();
        types["q"].ToString().Should().Be("Float[b, 3]");
    }

    [Test]
    public void Split_NumOutputs_LeavesTheRestToTheLast()
    {
        var types = GraphSketch.Of(18)
            .Input("x", ElementType.Float, 7)
            .Node("Split", "x", "p q r", ("num_outputs", AttributeValue.Of(3L)))
            .Infer();
        (types["p"].ToString(), types["q"].ToString(), types["r"].ToString()).Should().Be(("Float[3]", "Float[3]", "Float[1]"));
    }

    [Test]
    public void Split_UnevenWithoutNumOutputs_IsAContradiction() =>
        FluentActions.Invoking(() => GraphSketch.Of(13).Input("x", ElementType.Float, 7).Node("Split", "x", "p q").Infer())
            .Should().Throw<ShapeException>();

    [TestCase(11)]
    [TestCase(13)]
    public void Split_Sizes_FromAttributeOrInput(int opset)
    {
        (string, AttributeValue)[] attributes = opset < 13 ? [("split", AttributeValue.Of([2L, 5L]))] : [];
        var types = GraphSketch.Of(opset)
            .Input("x", ElementType.Float, 7)
            .Constant("s", [2L, 5L])
            .Node("Split", opset < 13 ? "x" : "x s", "p q", attributes)
            .Infer();
        (types["p"].ToString(), types["q"].ToString()).Should().Be(("Float[2]", "Float[5]"));
    }

    [Test]
    public void Split_SizesThatDoNotAddUp_AreAContradiction() =>
        FluentActions
            .Invoking(() => GraphSketch.Of(13).Input("x", ElementType.Float, 7).Constant("s", [2L, 4L]).Node("Split", "x s", "p q").Infer())
            .Should().Throw<ShapeException>()
            .WithMessage("*[2, 4] of an extent of 7*");

    private static InferredTypes Sliced(object extent, long start, long end, long step) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, extent, 2)
            .Constant("s", [start])
            .Constant("e", [end])
            .Constant("a", [0L])
            .Constant("t", [step])
            .Node("Slice", "x s e a t", "y")
            .Infer();
}
