using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes.Rules;

[TestFixture]
public sealed class ArithmeticRulesTests
{
    [TestCase("Add", "Float[b, 3, 4]")]
    [TestCase("Less", "Bool[b, 3, 4]")]
    [TestCase("Equal", "Bool[b, 3, 4]")]
    public void Broadcast_OneAndMissingAxes_AreRepeated(string operatorType, string expected) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, "b", 1, 4)
            .Input("y", ElementType.Float, 3, 1)
            .Node(operatorType, "x y", "z")
            .Infer()["z"]
            .ToString()
            .Should().Be(expected);

    [TestCase("n", 1, "Float[n]")]
    [TestCase("n", 5, "Float[5]")]
    [TestCase("n", "n", "Float[n]")]
    [TestCase("n", "m", "Float[?]")]
    [TestCase("n", 0, "Float[0]")]
    public void Broadcast_Symbols_KnowOnlyWhatIsCertain(object left, object right, string expected) =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, left)
            .Input("y", ElementType.Float, right)
            .Node("Mul", "x y", "z")
            .Infer()["z"]
            .ToString()
            .Should().Be(expected);

    [Test]
    public void Broadcast_Scalar_FitsEverything() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 3)
            .Input("y", ElementType.Float)
            .Node("Sub", "y x", "z")
            .Infer()["z"]
            .ToString()
            .Should().Be("Float[2, 3]");

    [Test]
    public void Broadcast_DifferentExtents_NamesBothShapes() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of().Input("x", ElementType.Float, 2, 3).Input("y", ElementType.Float, 4).Node("Add", "x y", "z").Infer())
            .Should().Throw<ShapeException>()
            .WithMessage("Add 'z': shapes [2, 3] and [4] do not broadcast")
            .Which.Node!.OperatorType.Should().Be("Add");

    [Test]
    public void Binary_MixedTypes_IsAContradiction() =>
        FluentActions.Invoking(() =>
                GraphSketch.Of().Input("x", ElementType.Float, 2).Input("y", ElementType.Int64, 2).Node("Add", "x y", "z").Infer())
            .Should().Throw<ShapeException>()
            .WithMessage("*Float and Int64*");

    [Test]
    public void Pow_MixedTypes_KeepsTheBase() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2)
            .Scalar("y", 2L)
            .Node("Pow", "x y", "z")
            .Infer()["z"]
            .ToString()
            .Should().Be("Float[2]");

    [Test]
    public void Where_ThreeShapes_AreBroadcast() =>
        GraphSketch.Of()
            .Input("c", ElementType.Bool, 1, 3)
            .Input("x", ElementType.Int64)
            .Input("y", ElementType.Int64, 2, 1)
            .Node("Where", "c x y", "z")
            .Infer()["z"]
            .ToString()
            .Should().Be("Int64[2, 3]");

    [TestCase("Add", 7L, 2L, 9L)]
    [TestCase("Sub", 7L, 9L, -2L)]
    [TestCase("Mul", 7L, -2L, -14L)]
    [TestCase("Div", -7L, 2L, -3L)]
    [TestCase("Mod", -7L, 3L, 2L)]
    [TestCase("Pow", 2L, 10L, 1024L)]
    [TestCase("Max", 3L, 4L, 4L)]
    [TestCase("Min", 3L, 4L, 3L)]
    public void Values_OfIntegers_AreComputed(string operatorType, long left, long right, long expected) =>
        GraphSketch.Of()
            .Scalar("x", left)
            .Constant("y", [right])
            .Node(operatorType, "x y", "z")
            .Infer()
            .Constant("z")!
            .As<long>()
            .ToArray()
            .Should().Equal(expected);

    [Test]
    public void Values_OfFloats_AreRoundedToTheirType() =>
        GraphSketch.Of()
            .Scalar("x", 16777216f)
            .Scalar("y", 1f)
            .Node("Add", "x y", "z")
            .Infer()
            .Constant("z")!
            .As<float>()[0]
            .Should().Be(16777216f);

    [Test]
    public void Values_CastToBoolAndBack_AreZeroAndOne() =>
        GraphSketch.Of()
            .Constant("x", [-3f, 0f, 0.5f])
            .Node("Cast", "x", "b", ("to", AttributeValue.Of(9L)))
            .Node("Cast", "b", "y", ("to", AttributeValue.Of(7L)))
            .Infer()
            .Constant("y")!
            .As<long>()
            .ToArray()
            .Should().Equal(1, 0, 1);

    [TestCase(0L, 10L, 3L, "Int64[4]")]
    [TestCase(10L, 0L, -4L, "Int64[3]")]
    [TestCase(5L, 5L, 1L, "Int64[0]")]
    [TestCase(5L, 2L, 1L, "Int64[0]")]
    public void Range_Numbers_CountsSteps(long start, long limit, long delta, string expected) =>
        GraphSketch.Of()
            .Scalar("s", start)
            .Scalar("l", limit)
            .Scalar("d", delta)
            .Node("Range", "s l d", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be(expected);

    [Test]
    public void Range_FloatLimits_RoundsUp() =>
        GraphSketch.Of()
            .Scalar("s", 0f)
            .Scalar("l", 2.5f)
            .Scalar("d", 0.5f)
            .Node("Range", "s l d", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[5]");

    [Test]
    public void Range_FromPastToPastPlusSequence_HasTheSequencesLength()
    {
        var types = GraphSketch.Of()
            .Input("ids", ElementType.Int64, 1, "sequence")
            .Input("cache", ElementType.Float, "past")
            .Scalar("one", 1L)
            .Constant("axis", [0L])
            .Node("Shape", "cache", "p1")
            .Node("Squeeze", "p1 axis", "p")
            .Node("Shape", "ids", "s")
            .Node("Gather", "s one", "n")
            .Node("Add", "p n", "total")
            .Node("Range", "p total one", "y")
            .Infer();
        types["y"].ToString().Should().Be("Int64[sequence]");
    }

    [Test]
    public void Range_LimitFromData_IsUnresolvedWithAReason()
    {
        var types = GraphSketch.Of().Scalar("s", 0L).Input("l", ElementType.Int64).Scalar("d", 1L).Node("Range", "s l d", "y").Infer();
        types["y"].ToString().Should().Be("Int64[?]");
        types.Unresolved.Should().ContainSingle(entry => entry.Value == "y" && entry.Reason.Contains("known only when the graph runs"));
    }

    [Test]
    public void ConstantOfShape_WithoutValue_IsFloat() =>
        GraphSketch.Of().Constant("s", [2L, 0L]).Node("ConstantOfShape", "s", "y").Infer()["y"].ToString().Should().Be("Float[2, 0]");

    [Test]
    public void ConstantOfShape_EmptyShape_IsAScalar() =>
        GraphSketch.Of()
            .Constant("s", Array.Empty<long>(), 0)
            .Node("ConstantOfShape", "s", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[]");

    [Test]
    public void Shape_StartAndEnd_CutTheVector()
    {
        var types = GraphSketch.Of()
            .Input("x", ElementType.Float, 2, "n", 4, 5)
            .Node("Shape", "x", "y", ("start", AttributeValue.Of(-2L)), ("end", AttributeValue.Of(9L)))
            .Infer();
        types.Constant("y")!.As<long>().ToArray().Should().Equal(4, 5);
    }

    [Test]
    public void Size_Symbolic_IsShapeArithmetic()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, "n", 4).Node("Size", "x", "y").Infer();
        types["y"].ToString().Should().Be("Int64[]");
        types.IsShapeArithmetic("y").Should().BeTrue();
        types.Constant("y").Should().BeNull();
    }

    [Test]
    public void CastLike_TakesTheOthersType() =>
        GraphSketch.Of()
            .Input("x", ElementType.Float, 2)
            .Input("y", ElementType.Float16, 9)
            .Node("CastLike", "x y", "z")
            .Infer()["z"]
            .ToString()
            .Should().Be("Float16[2]");

    [Test]
    public void Dropout_Mask_IsBool()
    {
        var types = GraphSketch.Of().Input("x", ElementType.Float, 2).Node("Dropout", "x - -", "y mask").Infer();
        (types["y"].ToString(), types["mask"].ToString()).Should().Be(("Float[2]", "Bool[2]"));
    }
}
