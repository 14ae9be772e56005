using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Tests.Graphs.Shapes;

namespace EnergyGate.Tests.Graphs.Costs;

[TestFixture]
public sealed class GraphCostTests
{
    private static readonly Dictionary<string, TensorShape> Declared = [];

    [Test]
    public void Of_MatMul_CountsTwoOperationsForEachProduct()
    {
        var cost = Only(
            GraphSketch.Of().Input("a", ElementType.Float, 4, 3, 5).Input("b", ElementType.Float, 5, 7).Node("MatMul", "a b", "y"));
        cost.Should().Match<NodeCost>(node =>
                node.Class == OperatorClass.FloatMatMul && node.Flops == 2 * 4 * 3 * 5 * 7 && node.MatrixFlops == node.Flops);
        cost.BytesRead.Should().Be(4 * ((4 * 3 * 5) + (5 * 7)));
        cost.BytesWritten.Should().Be(4 * 4 * 3 * 7);
    }

    [Test]
    public void Of_GemmWithTransposedLeft_TakesTheInnerExtentFromItsFirstAxis()
    {
        var sketch = GraphSketch.Of()
            .Input("a", ElementType.Float, 5, 3)
            .Input("b", ElementType.Float, 5, 7)
            .Input("c", ElementType.Float, 7)
            .Node("Gemm", "a b c", "y", ("transA", AttributeValue.Of(1L)));
        var cost = Only(sketch);
        cost.MatrixFlops.Should().Be(2 * 3 * 5 * 7);
        cost.Flops.Should().Be((2 * 3 * 5 * 7) + (3 * 7));
    }

    [Test]
    public void Of_MatMulInteger_CountsIntegerWorkAndOneByteAWeight()
    {
        var sketch = GraphSketch.Of()
            .Input("a", ElementType.UInt8, 2, 8)
            .Constant("w", new sbyte[8 * 4], 8, 4)
            .Node("MatMulInteger", "a w", "y");
        var cost = Only(sketch);
        cost.Class.Should().Be(OperatorClass.Int8MatMul);
        cost.IntegerMatrixFlops.Should().Be(2 * 2 * 8 * 4);
        cost.BytesRead.Should().Be(16 + 32);
        cost.BytesWritten.Should().Be(2 * 4 * 4);
    }

    [Test]
    public void Of_PackedWeights_ReadsHalfAByteForEachOfFourBits()
    {
        var sketch = GraphSketch.Of()
            .Input("a", ElementType.Float, 1, 64)
            .Constant("w", new byte[32 * 2 * 16], 32, 2, 16)
            .Constant("s", new float[64])
            .Node(
                "com.microsoft:MatMulNBits", "a w s", "y", ("K", AttributeValue.Of(64L)), ("N", AttributeValue.Of(32L)),
                ("bits", AttributeValue.Of(4L)), ("block_size", AttributeValue.Of(32L)));
        var cost = Only(sketch);
        cost.Class.Should().Be(OperatorClass.PackedMatMul);
        cost.MatrixFlops.Should().Be(2 * 64 * 32);
        cost.BytesRead.Should().Be((64 * 4) + (64 * 32 / 2) + (64 * 4));
    }

    [TestCase("Reshape", "x shape")]
    [TestCase("Identity", "x")]
    [TestCase("Flatten", "x")]
    public void Of_View_MovesNothing(string operatorType, string inputs)
    {
        var cost = Only(GraphSketch.Of().Input("x", ElementType.Float, 2, 6).Constant("shape", [3L, 4L]).Node(operatorType, inputs, "y"));
        (cost.Class, cost.Flops, cost.BytesRead, cost.BytesWritten).Should().Be((OperatorClass.View, 0L, 0L, 0L));
    }

    [Test]
    public void Of_Gather_ReadsRowsAndNotTheTable()
    {
        var cost = Only(
            GraphSketch.Of()
                .Constant("table", new float[1000 * 8], 1000, 8)
                .Input("ids", ElementType.Int64, 1, 3)
                .Node("Gather", "table ids", "y"));
        cost.BytesRead.Should().Be((3 * 8 * 4) + (3 * 8));
        cost.BytesWritten.Should().Be(3 * 8 * 4);
    }

    [Test]
    public void Of_SameInputTwice_ReadsItOnce() =>
        Only(GraphSketch.Of().Input("x", ElementType.Float, 10).Node("Mul", "x x", "y")).BytesRead.Should().Be(40);

    [Test]
    public void Of_ShapeArithmetic_IsNoArithmeticOnData()
    {
        var graph = GraphSketch.Of().Input("x", ElementType.Float, "batch", 6).Node("Shape", "x", "s").Node("Mul", "s s", "y").Build("y");
        var cost = GraphCost.Of(graph, Sizes(("batch", 4)));
        cost.Flops.Should().Be(0);
        cost.Classes.Should().OnlyContain(entry => entry.Class == OperatorClass.Shape);
    }

    [Test]
    public void Of_OperatorWithoutRule_IsListedAndItsBytesAreCounted()
    {
        var graph = GraphSketch.Of().Input("x", ElementType.Float, 4).Node("Unique", "x", "y").Build("y");
        FluentActions.Invoking(() => GraphCost.Of(graph, Declared))
            .Should().Throw<CostException>()
            .WithMessage("*Unique*known only when the graph runs*");
        var known = GraphSketch.Of().Input("x", ElementType.Float, 1, 4, 6).Node("LRN", "x", "y").Build("y");
        var cost = GraphCost.Of(known, Declared);
        cost.Uncounted.Should().ContainSingle(node => node.OperatorType == "LRN");
        cost.BytesRead.Should().Be(96);
    }

    [Test]
    public void Of_SymbolWithoutNumber_SaysWhichValueIsOpen()
    {
        var graph = GraphSketch.Of().Input("x", ElementType.Float, "batch", 6).Node("Relu", "x", "y").Build("y");
        FluentActions.Invoking(() => GraphCost.Of(graph, Sizes(("sequence", 3))))
            .Should().Throw<CostException>()
            .WithMessage("*'y'*batch*give every dimension a number*");
    }

    [Test]
    public void Of_AttentionOpset23_CountsScoresAndContext()
    {
        var sketch = GraphSketch.Of(23)
            .Input("q", ElementType.Float, 2, 8, 5, 16)
            .Input("k", ElementType.Float, 2, 2, 7, 16)
            .Input("v", ElementType.Float, 2, 2, 7, 32)
            .Node("Attention", "q k v", "y");
        Only(sketch).MatrixFlops.Should().Be(2 * 2 * 8 * 5 * 7 * (16 + 32));
    }

    [Test]
    public void Of_ContribAttention_CountsItsProjectionToo()
    {
        var sketch = GraphSketch.Of()
            .Input("x", ElementType.Float, 2, 5, 12)
            .Constant("w", new float[12 * 36], 12, 36)
            .Constant("b", new float[36])
            .Node("com.microsoft:Attention", "x w b", "y", ("num_heads", AttributeValue.Of(3L)));
        Only(sketch).MatrixFlops.Should().Be((2 * 2 * 5 * 12 * 36) + (2 * 2 * 3 * 5 * 5 * (4 + 4)));
    }

    [Test]
    public void Classes_SumToTheWhole()
    {
        var graph = GraphSketch.Of()
            .Input("a", ElementType.Float, 4, 4)
            .Node("MatMul", "a a", "b")
            .Node("Softmax", "b", "c")
            .Node("Add", "c a", "d")
            .Build("d");
        var cost = GraphCost.Of(graph, Declared);
        cost.Classes.Sum(entry => entry.Flops).Should().Be(cost.Flops).And.Be((2 * 64) + (5 * 16) + 16);
        cost.Classes.Sum(entry => entry.NodeCount).Should().Be(3);
    }

    private static NodeCost Only(GraphSketch sketch) => GraphCost.Of(sketch.Build("y"), Declared).Nodes.Should().ContainSingle().Subject;

    private static Dictionary<string, long> Sizes(params (string Name, long Size)[] sizes) =>
        sizes.ToDictionary(size => size.Name, size => size.Size, StringComparer.Ordinal);
}
