using System.Collections.Immutable;

namespace EnergyGate.Graphs;

/// <summary>One rewrite that a pass proposes; only the pipeline applies it.</summary>
public sealed record GraphPatch
{
    /// <summary>What is rewritten, for the log: e.g. <c>MatMul+Add+Erf -> BiasGelu at layer.0/intermediate</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Nodes to remove; they must be nodes of the graph the patch was proposed for.</summary>
    public ImmutableArray<Node> Remove { get; init; } = [];

    /// <summary>
    /// Nodes to add; the pipeline finds their place in topological order. Together they make every value that is still read.
    /// </summary>
    public ImmutableArray<Node> Add { get; init; } = [];

    /// <summary>Initializers to add, or to replace.</summary>
    public ImmutableSortedDictionary<string, TensorData> Initializers { get; init; } =
        ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal);

    /// <summary>Initializers to remove although they are read, because a new node makes the value of that name.</summary>
    public ImmutableArray<string> RemoveInitializers { get; init; } = [];

    /// <summary>Operator sets that the new nodes need, e.g. <c>com.microsoft</c> 1.</summary>
    public ImmutableSortedDictionary<string, int> Opsets { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Where the quantised weights among <see cref="Initializers"/> came from; empty for a patch that quantises nothing.</summary>
    public ImmutableArray<QuantizedWeight> QuantizedWeights { get; init; } = [];
}
