using System.Collections.Immutable;

namespace EnergyGate.Graphs;

/// <summary>
/// A model's computation, immutable: a rewrite makes a new graph that shares nodes and initializers with the old one.
/// Nodes stand in topological order. A subgraph is a graph too and may read the values of the graphs around it.
/// </summary>
public sealed class Graph
{
    private GraphIndex? index;

    /// <summary>The graph's name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What the caller feeds. Initializers that a file repeats among its inputs (IR version 3) are not listed.</summary>
    public ImmutableArray<ValueInfo> Inputs { get; private init; } = [];

    /// <summary>What the caller gets.</summary>
    public ImmutableArray<ValueInfo> Outputs { get; private init; } = [];

    /// <summary>The operations, each after those whose outputs it reads.</summary>
    public ImmutableArray<Node> Nodes { get; private init; } = [];

    /// <summary>Constant values by name.</summary>
    public ImmutableSortedDictionary<string, TensorData> Initializers { get; private init; } =
        ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal);

    /// <summary>Types that the file declares of values between nodes, by name.</summary>
    public ImmutableDictionary<string, TensorType> DeclaredTypes { get; private init; } = ImmutableDictionary<string, TensorType>.Empty;

    /// <summary>Version of each operator set that the nodes need, by domain ("" is ONNX's own).</summary>
    public ImmutableSortedDictionary<string, int> Opsets { get; private init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The file's metadata.</summary>
    public ModelHeader Header { get; private init; } = new();

    /// <summary>Fields of the file's graph that have no name here.</summary>
    public EncodedFields Extras { get; private init; } = EncodedFields.None;

    /// <summary>Producer and consumers of each value; made once, at first use.</summary>
    public GraphIndex Index => index ??= new GraphIndex(this);

    /// <summary>Version of ONNX's own operator set.</summary>
    public int Opset => Opsets.GetValueOrDefault("", 1);

    /// <summary>A graph of these parts; null keeps the default (empty).</summary>
    public static Graph Create(
        IEnumerable<ValueInfo> inputs,
        IEnumerable<ValueInfo> outputs,
        IEnumerable<Node> nodes,
        IEnumerable<KeyValuePair<string, TensorData>>? initializers = null,
        IEnumerable<KeyValuePair<string, int>>? opsets = null,
        IEnumerable<KeyValuePair<string, TensorType>>? declaredTypes = null,
        ModelHeader? header = null,
        string name = "graph",
        EncodedFields? extras = null) => new()
        {
            Name = name,
            Inputs = [.. inputs],
            Outputs = [.. outputs],
            Nodes = [.. nodes],
            Initializers = (initializers ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Opsets = (opsets ?? [new("", 17)]).ToImmutableSortedDictionary(StringComparer.Ordinal),
            DeclaredTypes = (declaredTypes ?? []).ToImmutableDictionary(StringComparer.Ordinal),
            Header = header ?? new(),
            Extras = extras ?? EncodedFields.None,
        };

    /// <summary>This graph with some parts replaced; null keeps a part. Only the named lists are copied.</summary>
    public Graph With(
        ImmutableArray<Node>? nodes = null,
        ImmutableSortedDictionary<string, TensorData>? initializers = null,
        ImmutableArray<ValueInfo>? inputs = null,
        ImmutableArray<ValueInfo>? outputs = null,
        ImmutableDictionary<string, TensorType>? declaredTypes = null,
        ImmutableSortedDictionary<string, int>? opsets = null,
        ModelHeader? header = null) => new()
        {
            Name = Name,
            Inputs = inputs ?? Inputs,
            Outputs = outputs ?? Outputs,
            Nodes = nodes ?? Nodes,
            Initializers = initializers ?? Initializers,
            Opsets = opsets ?? Opsets,
            DeclaredTypes = declaredTypes ?? DeclaredTypes,
            Header = header ?? Header,
            Extras = Extras,
        };

    /// <summary>The constant of this name: an initializer or the value of a <c>Constant</c> node; null when it is neither.</summary>
    public TensorData? Constant(string name)
    {
        if (Initializers.TryGetValue(name, out var data))
        {
            return data;
        }

        return Index.Producer(name) is { } node && node.Is("Constant") ? ConstantNodes.Value(node) : null;
    }
}
