using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes.Rules;

[TestFixture]
public sealed class SelectionRulesTests
{
    [TestCase(0L, "Float[7, 8, 3, 4]")]
    [TestCase(-1L, "Float[2, 3, 7, 8]")]
    public void Gather_Indices_TakeTheAxissPlace(long axis, string expected) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3, 4)
            .Input("i", ElementType.Int64, 7, 8)
            .Node("Gather", "x i", "y", ("axis", AttributeValue.Of(axis)))
            .Infer()["y"]
            .ToString()
            .Should().Be(expected);

    [Test]
    public void Gather_ScalarIndex_DropsTheAxis() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3)
            .Scalar("i", -1L)
            .Node("Gather", "x i", "y", ("axis", AttributeValue.Of(1L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[2]");

    [Test]
    public void Gather_IndexOutside_IsAContradiction() =>
        FluentActions.Invoking(() => GraphSketch.Of().Constant("x", [1L, 2L]).Scalar("i", 2L).Node("Gather", "x i", "y").Infer())
            .Should().Throw<ShapeException>();

    [Test]
    public void GatherND_BatchAxes_StayInFront() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3, 4, 5)
            .Input("i", ElementType.Int64, 2, 7, 2)
            .Node("GatherND", "x i", "y", ("batch_dims", AttributeValue.Of(1L)))
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[2, 7, 5]");

    [Test]
    public void ScatterND_OfValues_WritesThem() =>
        GraphSketch.Of()
            .Constant("d", [1L, 2L, 3L])
            .Constant("i", [-1L], 1, 1)
            .Constant("u", [9L])
            .Node("ScatterND", "d i u", "y")
            .Infer()
            .Constant("y")!
            .As<long>()
            .ToArray()
            .Should().Equal(1, 2, 9);

    [Test]
    public void TopK_CountFromInput_ReplacesTheAxis()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, "b", 9).Constant("k", [4L]).Node("TopK", "x k", "v i").Infer();
        (types["v"].ToString(), types["i"].ToString()).Should().Be(("Float[b, 4]", "Int64[b, 4]"));
    }

    [Test]
    public void OneHot_NegativeAxis_PutsTheDepthLast() =>
        GraphSketch.Of()
            .Input("i", ElementType.Int64, 2, 3)
            .Scalar("d", 5L)
            .Constant("v", [0f, 1f])
            .Node("OneHot", "i d v", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[2, 3, 5]");

    [TestCase(1L, "Int64[2, 1]")]
    [TestCase(0L, "Int64[2]")]
    public void ArgMax_KeepDimensions_DecidesTheRank(long keep, string expected) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3)
            .Node("ArgMax", "x", "y", ("axis", AttributeValue.Of(-1L)), ("keepdims", AttributeValue.Of(keep)))
            .Infer()["y"]
            .ToString()
            .Should().Be(expected);

    [TestCase(17)]
    [TestCase(18)]
    public void ReduceMean_Axes_FromAttributeOrInput(int opset)
    {
        (string, AttributeValue)[] attributes = opset < 18 ? [("axes", AttributeValue.Of([-1L]))] : [];
        var types = GraphSketch.Of(opset)
            .Input("x", ElementType.Float, 2, "n", 4)
            .Constant("a", [-1L])
            .Node("ReduceMean", opset < 18 ? "x" : "x a", "y", attributes)
            .Infer();
        types["y"].ToString().Should().Be("Float[2, n, 1]");
    }

    [Test]
    public void ReduceSum_NoAxes_ReducesAllUnlessToldNot()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, 2, 3).Node("ReduceSum", "x", "y", ("keepdims", AttributeValue.Of(0L)))
            .Node("ReduceSum", "x", "z", ("noop_with_empty_axes", AttributeValue.Of(1L))).Infer();
        (types["y"].ToString(), types["z"].ToString()).Should().Be(("Float[]", "Float[2, 3]"));
    }

    [Test]
    public void ReduceProd_OfAShape_IsItsElementCount() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3, 4)
            .Node("Shape", "x", "s")
            .Node("ReduceProd", "s", "y", ("keepdims", AttributeValue.Of(0L)))
            .Infer()
            .Constant("y")!
            .As<long>()[0]
            .Should().Be(24);

    [Test]
    public void NonZero_IsUnresolvedWithAReasonAndKeepsItsRank()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, 2, 3).Node("NonZero", "x", "y").Infer();
        types["y"].ToString().Should().Be("Int64[2, ?]");
        types.Unresolved.Should().ContainSingle().Which.Reason.Should().Contain("NonZero");
    }

    [Test]
    public void UnknownOperator_IsListedAndNeverGuessed()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, 2, 3).Node("my.domain:Magic", "x", "y").Node("Relu", "y", "z").Infer();
        types["y"].Should().Be(TensorType.Unknown);
        types.TryGet("z", out _).Should().BeFalse();
        types.Unresolved.Select(entry => entry.Reason)
            .Should().Equal("there is no shape rule for my.domain.Magic", "nothing is known of its input 'y'");
    }

    [Test]
    public void Pad_NegativeAmounts_Cut() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 4, "n")
            .Constant("p", [-1L, 2L, 0L, 1L])
            .Node("Pad", "x p", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[3, n + 3]");

    [Test]
    public void CumSum_KeepsTheShape() =>
        GraphSketch.Of()
            .Input("x", ElementType.Int64, 2, "n")
            .Scalar("a", 1L)
            .Node("CumSum", "x a", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Int64[2, n]");
}
