using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Measurement.EnergyModel;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>The work of a graph as input of the energy model: one amount per operator that runs.</summary>
internal static class GraphWork
{
    /// <summary>
    /// The amounts, one per operator, in graph order. Views, shape arithmetic and folded nodes launch no kernel and are left out.
    /// </summary>
    /// <param name="cost">The cost of the graph at fixed sizes.</param>
    public static ImmutableArray<WorkAmount> Of(GraphCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return
        [
            .. cost.Nodes.Where(node => node.Class is not (OperatorClass.View or OperatorClass.Shape or OperatorClass.Folded)).Select(Of),
        ];
    }

    private static WorkAmount Of(NodeCost node)
    {
        var products = node.MatrixFlops - node.IntegerMatrixFlops;
        var isHalf = node.ComputeType is ElementType.Float16 or ElementType.BFloat16;
        return new()
        {
            MatrixFloat32 = isHalf ? 0 : products,
            MatrixFloat16 = isHalf ? products : 0,
            MatrixInt8 = node.IntegerMatrixFlops,
            Elementwise = node.Flops - node.MatrixFlops,
            BytesRead = node.BytesRead,
            BytesWritten = node.BytesWritten,
            Launches = 1,
        };
    }
}
