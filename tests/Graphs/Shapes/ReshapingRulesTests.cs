using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes;

[TestFixture]
public sealed class ReshapingRulesTests
{
    [TestCase(new long[] { 0, -1 }, "Float[2, 12]")]
    [TestCase(new long[] { -1 }, "Float[24]")]
    [TestCase(new long[] { 0, 0, 0 }, "Float[2, 3, 4]")]
    [TestCase(new long[] { 4, 6 }, "Float[4, 6]")]
    [TestCase(new long[] { 1, -1, 0 }, "Float[1, 6, 4]")]
    public void Reshape_NumbersOnly_FillsZerosAndMinusOne(long[] shape, string expected) =>
        Reshaped(17, shape, [], 2, 3, 4).Should().Be(expected);

    [Test]
    public void Reshape_AllowZero_KeepsTheZero() =>
        Reshaped(17, [0, 4], [("allowzero", AttributeValue.Of(1L))], 0, 3).Should().Be("Float[0, 4]");

    [Test]
    public void Reshape_SymbolicBatch_CancelsInTheInferredExtent() =>
        Reshaped(17, [0, -1, 12, 64], [], "batch", "sequence", 768).Should().Be("Float[batch, sequence, 12, 64]");

    [Test]
    public void Reshape_UnknownExtentCopied_CancelsToo() =>
        Reshaped(17, [0, -1], [], "?", 3, 4).Should().Be("Float[?, 12]");

    [Test]
    public void Reshape_MergedSymbols_GivesTheirProduct() =>
        Reshaped(17, [-1, 4], [], "batch", "sequence", 8).Should().Be("Float[2*batch*sequence, 4]");

    [TestCase(new long[] { 5, -1 })]
    [TestCase(new long[] { 5, 5 })]
    [TestCase(new long[] { -1, -1 })]
    [TestCase(new long[] { 0, 0, 0, 0 })]
    [TestCase(new long[] { -2, 12 })]
    public void Reshape_ImpossibleShape_NamesNodeAndShapes(long[] shape) =>
        FluentActions.Invoking(() => Reshaped(17, shape, [], 2, 3, 4)).Should().Throw<ShapeException>().WithMessage("Reshape 'y'*");

    [Test]
    public void Reshape_ShapeComputedFromShapes_FollowsTheChain()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, "batch", "sequence", 768)
            .Scalar("zero", 0L).Scalar("one", 1L).Constant("axis", [0L]).Constant("heads", [12L]).Constant("rest", [-1L])
            .Node("Shape", "x", "s").Node("Gather", "s zero", "b").Node("Shape", "x", "t").Node("Gather", "t one", "q")
            .Node("Unsqueeze", "b axis", "b1").Node("Unsqueeze", "q axis", "q1")
            .Node("Concat", "b1 q1 heads rest", "shape", ("axis", AttributeValue.Of(0L)))
            .Node("Reshape", "x shape", "y").Infer();
        types["y"].ToString().Should().Be("Float[batch, sequence, 12, 64]");
        types["shape"].ToString().Should().Be("Int64[4]");
        types.Unresolved.Should().BeEmpty();
    }

    [TestCase(1, "Float[2, 12]")]
    [TestCase(0, "Float[1, 24]")]
    [TestCase(-1, "Float[6, 4]")]
    [TestCase(3, "Float[24, 1]")]
    public void Flatten_AnyAxis_GivesAMatrix(long axis, string expected) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3, 4)
            .Node("Flatten", "x", "y", ("axis", AttributeValue.Of(axis)))
            .Infer()["y"]
            .ToString()
            .Should().Be(expected);

    [TestCase(11)]
    [TestCase(13)]
    public void SqueezeAndUnsqueeze_BothForms_TakeNegativeAxes(int opset)
    {
        var sketch = GraphSketch.Of(opset).Input("x", ElementType.Float, 2, 1, 3, 1);
        var (up, down) = opset < 13 ? ("x", "u") : ("x axes", "u axes");
        (string, AttributeValue)[] attributes = opset < 13 ? [("axes", AttributeValue.Of([-1L, 0L]))] : [];
        var types = sketch.Constant("axes", [-1L, 0L])
            .Node("Unsqueeze", up, "u", attributes)
            .Node("Squeeze", down, "d", attributes)
            .Infer();
        types["u"].ToString().Should().Be("Float[1, 2, 1, 3, 1, 1]");
        types["d"].ToString().Should().Be("Float[2, 1, 3, 1]");
    }

    [Test]
    public void Squeeze_WithoutAxes_DropsEveryOne() =>
        GraphSketch.Of().Input("x", ElementType.Float, 1, 3, 1).Node("Squeeze", "x", "y").Infer()["y"].ToString().Should().Be("Float[3]");

    [Test]
    public void Squeeze_AxisThatIsNotOne_IsAContradiction() =>
        FluentActions
            .Invoking(() => GraphSketch.Of().Input("x", ElementType.Float, 2, 3).Constant("a", [1L]).Node("Squeeze", "x a", "y").Infer())
            .Should().Throw<ShapeException>()
            .WithMessage("*axis 1 of [2, 3]*");

    [Test]
    public void Transpose_WithoutOrder_Reverses() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, "n", 4)
            .Node("Transpose", "x", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[4, n, 2]");

    [Test]
    public void Transpose_OrderWithATwin_IsAContradiction() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of()
                    .Input("x", ElementType.Float, 2, 3)
                    .Node("Transpose", "x", "y", ("perm", AttributeValue.Of([0L, 0L])))
                    .Infer())
            .Should().Throw<ShapeException>();

    [Test]
    public void Expand_TargetWithOnes_BroadcastsBothWays() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 3, 1)
            .Constant("s", [2L, 1L, 4L])
            .Node("Expand", "x s", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[2, 3, 4]");

    [Test]
    public void Expand_MinusOnesReplacedByWhere_KeepsTheSymbols()
    {
        var types = GraphSketch.Of()
            .Input("x", ElementType.Int64, "batch", 1)
            .Constant("m", [-1L, -1L])
            .Constant("ones", [1L, 1L])
            .Constant("five", [5L])
            .Scalar("zero", 0L)
            .Constant("axis", [0L])
            .Node("Shape", "x", "s")
            .Node("Gather", "s zero", "b")
            .Node("Unsqueeze", "b axis", "b1")
            .Node("Concat", "b1 five", "t", ("axis", AttributeValue.Of(0L)))
            .Node("Equal", "t m", "e")
            .Node("Where", "e ones t", "w")
            .Node("Expand", "x w", "y")
            .Infer();
        types["y"].ToString().Should().Be("Int64[batch, 5]");
    }

    [Test]
    public void Tile_Repeats_MultipliesExtents() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, "n")
            .Constant("r", [3L, 2L])
            .Node("Tile", "x r", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[6, 2*n]");

    [Test]
    public void Concat_DifferentOtherAxis_IsAContradiction() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of()
                    .Input("a", ElementType.Float, 2, 3)
                    .Input("b", ElementType.Float, 3, 3)
                    .Node("Concat", "a b", "y", ("axis", AttributeValue.Of(-1L)))
                    .Infer())
            .Should().Throw<ShapeException>()
            .WithMessage("*2 and 3*");

    [Test]
    public void Concat_Symbols_AddsThem() =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, 2, "past")
            .Input("b", ElementType.Float, 2, "sequence")
            .Node("Concat", "a b", "y", ("axis", AttributeValue.Of(-1L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[2, past + sequence]");

    private static string Reshaped(int opset, long[] shape, (string, AttributeValue)[] attributes, params object[] extents) =>
        GraphSketch.Of(opset)
            .Input("x", ElementType.Float, extents)
            .Constant("s", shape)
            .Node("Reshape", "x s", "y", attributes)
            .Infer()["y"]
            .ToString();
}
