using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>What is known so far of one graph, and of the graphs around it.</summary>
internal sealed class InferenceScope
{
    private readonly InferenceScope? outer;
    private readonly Action<InferenceScope> run;
    private readonly Counter counter;
    private readonly Dictionary<string, PartialTensor?> initializers = new(StringComparer.Ordinal);

    /// <summary>The scope of a model's graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="run">Infers all nodes of a scope: rules of control flow need it for subgraphs.</param>
    public InferenceScope(Graph graph, Action<InferenceScope> run)
    {
        Graph = graph;
        this.run = run;
        counter = new Counter();
        Opsets = graph.Opsets;
    }

    /// <summary>The scope of a subgraph.</summary>
    /// <param name="graph">The subgraph.</param>
    /// <param name="outer">The scope of the graph around it.</param>
    public InferenceScope(Graph graph, InferenceScope outer)
    {
        Graph = graph;
        this.outer = outer;
        run = outer.run;
        counter = outer.counter;
        Opsets = graph.Opsets.Count > outer.Opsets.Count ? graph.Opsets : outer.Opsets;
    }

    public Graph Graph { get; }

    /// <summary>The model's operator sets: a subgraph has those of the graph around it.</summary>
    public IReadOnlyDictionary<string, int> Opsets { get; }

    public Dictionary<string, TensorType> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PartialTensor> Values { get; } = new(StringComparer.Ordinal);

    public List<UnresolvedValue> Unresolved { get; } = [];

    public Dictionary<Graph, InferredTypes> Subgraphs { get; } = [];

    /// <summary>Infers every node of this scope.</summary>
    public void Run() => run(this);

    /// <summary>A fresh name for an unknown extent; equal names are equal numbers.</summary>
    public Dimension Fresh() => Dimension.Named($"?{counter.Next()}");

    /// <summary>True for a name that <see cref="Fresh"/> made, or an expression with one.</summary>
    public static bool IsFresh(Dimension dimension) => dimension.Symbol is { } symbol && symbol.Contains('?', StringComparison.Ordinal);

    public TensorType Type(string name) =>
        Types.TryGetValue(name, out var type) ? type
        : Graph.Initializers.TryGetValue(name, out var data) ? Types[name] = data.Type
        : outer?.Type(name) ?? TensorType.Unknown;

    /// <summary>True when <see cref="Value"/> may have something.</summary>
    public bool HasValue(string name) =>
        Values.ContainsKey(name) || Graph.Initializers.ContainsKey(name) || (outer?.HasValue(name) ?? false);

    public PartialTensor? Value(string name)
    {
        if (Values.TryGetValue(name, out var value))
        {
            return value;
        }

        if (!Graph.Initializers.TryGetValue(name, out var data))
        {
            return outer?.Value(name);
        }

        if (!initializers.TryGetValue(name, out value))
        {
            initializers[name] = value = ConstantTensors.Read(data);
        }

        return value;
    }

    /// <summary>The result, with the names of <see cref="Fresh"/> taken out.</summary>
    public InferredTypes Result()
    {
        foreach (var (name, data) in Graph.Initializers)
        {
            Types.TryAdd(name, data.Type);
            if (!Values.ContainsKey(name) && initializers.GetValueOrDefault(name) is { } value)
            {
                Values.Add(name, value);
            }
        }

        foreach (var (name, type) in Types)
        {
            if (type.Shape is { } shape && shape.Any(IsFresh))
            {
                Types[name] = type with { Shape = new([.. shape.Select(dimension => IsFresh(dimension) ? Dimension.Unknown : dimension)]) };
            }
        }

        return new(Types, Values, [.. Unresolved], Subgraphs);
    }

    private sealed class Counter
    {
        private int count;

        public int Next() => ++count;
    }
}
