using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Tests.Graphs.Shapes;

[TestFixture]
public sealed class ShapeInferenceTests
{
    private static Graph Plain =>
        GraphSketch.Of().Input("x", ElementType.Float, "batch", "past + sequence").Node("Relu", "x", "y").Build("y");

    [Test]
    public void Infer_GivenShapes_ReplaceTheDeclaredOnes() =>
        ShapeInference.Infer(Plain, new Dictionary<string, TensorShape>(StringComparer.Ordinal) { ["x"] = TensorShape.Of(2, 9) })["y"]
            .ToString()
            .Should().Be("Float[2, 9]");

    [Test]
    public void Infer_GivenDimensions_ReplaceSymbolsInsideExpressions() =>
        ShapeInference.Infer(Plain, new Dictionary<string, long>(StringComparer.Ordinal) { ["sequence"] = 3, ["past"] = 4 })["y"]
            .ToString()
            .Should().Be("Float[batch, 7]");

    [Test]
    public void Infer_ShapeOfAnInputThatIsNotThere_IsAnError() =>
        FluentActions.Invoking(() =>
                ShapeInference.Infer(Plain, new Dictionary<string, TensorShape>(StringComparer.Ordinal) { ["z"] = TensorShape.Of(2) }))
            .Should().Throw<ShapeException>()
            .WithMessage("*no input 'z'*x*");

    [Test]
    public void Infer_ShapeAgainstTheDeclaredOne_IsAnError()
    {
        var graph = GraphSketch.Of().Input("x", ElementType.Float, "batch", 8).Node("Relu", "x", "y").Build("y");
        FluentActions.Invoking(() =>
                ShapeInference.Infer(graph, new Dictionary<string, TensorShape>(StringComparer.Ordinal) { ["x"] = TensorShape.Of(2, 9) }))
            .Should().Throw<ShapeException>()
            .WithMessage("*declared as [batch, 8]*[2, 9]*");
    }

    [Test]
    public void Infer_DeclaredTypesBetweenNodes_AreNotTrusted()
    {
        var graph = GraphSketch.Of().Input("x", ElementType.Float, 2).Node("Relu", "x", "y").Build("y");
        var wrong = graph.With(
            declaredTypes: System.Collections.Immutable.ImmutableDictionary<string, TensorType>.Empty.Add(
                "y", new(ElementType.Int64, TensorShape.Of(99))));
        ShapeInference.Infer(wrong)["y"].ToString().Should().Be("Float[2]");
    }

    [Test]
    public void Infer_TwoUnknownExtents_AreNotTakenForOne() =>
        GraphSketch.Of()
            .Input("a", ElementType.Float, "?")
            .Input("b", ElementType.Float, "?")
            .Node("Add", "a b", "y")
            .Infer()["y"]
            .ToString()
            .Should().Be("Float[?]");

    [Test]
    public void Infer_InputOfUnknownRank_LeavesTypeAndSaysWhatIsMissing()
    {
        var graph = Graph.Create(
            [new("x", new(ElementType.Float, null))],
            [],
            [
                new Node
                {
                    OperatorType = "Relu",
                    Inputs = ["x"],
                    Outputs = ["y"],
                },
            ]);
        var types = ShapeInference.Infer(graph);
        types["y"].Should().Be(new TensorType(ElementType.Float, null));
        types.Unresolved.Should().ContainSingle().Which.Reason.Should().Contain("'x'");
    }

    [Test]
    public void Infer_Initializers_AreListedWithTheirTypes()
    {
        var types = GraphSketch.Of().Constant("w", [1f, 2f], 2, 1).Infer();
        types["w"].ToString().Should().Be("Float[2, 1]");
        types["nothing"].Should().Be(TensorType.Unknown);
    }

    [Test]
    public void Knows_TellsWhetherThereIsARule()
    {
        ShapeInference.Knows("MatMul").Should().BeTrue();
        ShapeInference.Knows("MatMulNBits").Should().BeFalse();
        ShapeInference.Knows("MatMulNBits", "com.microsoft").Should().BeTrue();
    }
}
