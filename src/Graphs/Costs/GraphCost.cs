using System.Collections.Immutable;
using EnergyGate.Graphs.Shapes;
using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Costs;

/// <summary>
/// The work of one run of a graph, from types and shapes alone: exact for its conventions, the same on every machine. Matrix products are
/// 2*M*N*K operations; every other operator counts one operation per element and elementary function, and a fused operator counts as the
/// operators that it replaces (per element: softmax 5, layer normalisation 7, GELU 5 or, with tanh, 8). Every input is read once and every
/// output written once by each node; weights count each time a node reads them, at the size they are stored in (8-bit and 4-bit weights at
/// that); views move nothing; a lookup reads its rows, not its table; what follows from constants alone is computed when a session is made
/// and costs nothing (<see cref="FoldedNodes"/>).
/// </summary>
public sealed class GraphCost
{
    private GraphCost(ImmutableArray<NodeCost> nodes, ImmutableArray<Node> uncounted)
    {
        Nodes = nodes;
        Uncounted = uncounted;
        Classes = [.. nodes.GroupBy(node => node.Class).OrderBy(group => group.Key).Select(group => new ClassCost(
            group.Key,
            group.Count(),
            group.Sum(node => node.Flops),
            group.Sum(node => node.BytesRead),
            group.Sum(node => node.BytesWritten)))];
    }

    /// <summary>The work of each node, in graph order.</summary>
    public ImmutableArray<NodeCost> Nodes { get; }

    /// <summary>The work of each class that occurs.</summary>
    public ImmutableArray<ClassCost> Classes { get; }

    /// <summary>Nodes whose arithmetic is not counted: operators without a rule, and what runs inside branches and loops.</summary>
    public ImmutableArray<Node> Uncounted { get; }

    /// <summary>All arithmetic, in operations.</summary>
    public long Flops => Nodes.Sum(node => node.Flops);

    /// <summary>Arithmetic of matrix products, in operations; the same for a plain and a fused form of a model.</summary>
    public long MatrixFlops => Nodes.Sum(node => node.MatrixFlops);

    /// <summary>The part of <see cref="MatrixFlops"/> on 8-bit integers.</summary>
    public long IntegerMatrixFlops => Nodes.Sum(node => node.IntegerMatrixFlops);

    /// <summary>Bytes that all nodes read.</summary>
    public long BytesRead => Nodes.Sum(node => node.BytesRead);

    /// <summary>Bytes that all nodes write.</summary>
    public long BytesWritten => Nodes.Sum(node => node.BytesWritten);

    /// <summary>The work for given sizes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="dimensions">Every symbol of the inputs' shapes, e.g. <c>batch_size</c> to 32.</param>
    /// <exception cref="CostException">An extent is still not known.</exception>
    /// <exception cref="ShapeException">The graph contradicts itself at these sizes.</exception>
    public static GraphCost Of(Graph graph, IReadOnlyDictionary<string, long> dimensions) =>
        Of(graph, ShapeInference.Infer(graph, dimensions));

    /// <summary>The work for given shapes of the inputs.</summary>
    /// <exception cref="CostException">An extent is still not known.</exception>
    /// <exception cref="ShapeException">The graph contradicts itself at these shapes.</exception>
    public static GraphCost Of(Graph graph, IReadOnlyDictionary<string, TensorShape> inputShapes) =>
        Of(graph, ShapeInference.Infer(graph, inputShapes));

    /// <summary>The work for types that were inferred already.</summary>
    /// <exception cref="CostException">An extent is not known.</exception>
    /// <exception cref="MalformedGraphException">A node's attributes do not fit its operator.</exception>
    public static GraphCost Of(Graph graph, InferredTypes types)
    {
        var folded = FoldedNodes.Of(graph);
        var nodes = graph.Nodes.Select(node =>
                folded.Contains(node)
                    ? new NodeCost(node, OperatorClass.Folded, 0, 0, 0, 0, 0, ElementType.Undefined)
                    : CostOf(node, types))
            .ToImmutableArray();
        return new(
            nodes, [.. nodes.Where(node => node.Class is OperatorClass.Other or OperatorClass.ControlFlow).Select(node => node.Node)]);
    }

    private static NodeCost CostOf(Node node, InferredTypes types)
    {
        try
        {
            return CostRules.Of(new CostContext(node, types));
        }
        catch (Exception exception) when (MalformedGraphException.Explains(exception))
        {
            throw new MalformedGraphException(node, $"its inputs or attributes do not fit the operator: {exception.Message}", exception);
        }
    }
}
