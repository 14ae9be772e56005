using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Tests.Graphs.Shapes;

namespace EnergyGate.Tests.Graphs.Costs;

public sealed class FoldedNodesTests
{
    [Test]
    public void Of_WeightStoredIn16Bits_CastAndWhatFollowsFromItAreFolded()
    {
        var graph = GraphSketch.Of().Input("x", ElementType.Float, 3, 4).Constant("half", new Half[4 * 5], 5, 4)
            .Node("Cast", "half", "w", ("to", AttributeValue.Of(1L)))
            .Node("Transpose", "w", "t")
            .Node("MatMul", "x t", "y")
            .Build("y");
        FoldedNodes.Of(graph).Select(node => node.OperatorType).Should().BeEquivalentTo("Cast", "Transpose");
        var cost = GraphCost.Of(graph, new Dictionary<string, TensorShape>());
        cost.Nodes.Select(node => node.Class).Should().Equal(OperatorClass.Folded, OperatorClass.Folded, OperatorClass.FloatMatMul);
        cost.Flops.Should().Be(2 * 3 * 4 * 5);
        cost.BytesRead.Should().Be(4 * ((3 * 4) + (4 * 5)));
        cost.BytesWritten.Should().Be(4 * 3 * 5);
    }

    [Test]
    public void Of_NodesOfARun_AreNotFolded()
    {
        var graph = GraphSketch.Of()
            .Input("x", ElementType.Float, 3)
            .Constant("c", new float[3])
            .Constant("q", new sbyte[3])
            .Constant("s", new float[1])
            .Node("Add", "x c", "a")
            .Node("DequantizeLinear", "q s", "d")
            .Node("RandomNormalLike", "c", "r")
            .Build("a", "d", "r");
        FoldedNodes.Of(graph).Should().BeEmpty();
    }
}
