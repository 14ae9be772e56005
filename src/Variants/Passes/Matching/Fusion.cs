using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// A match that one node can replace. The new node makes the match's last value under its old name, and the other nodes lose their
/// consumers.
/// </summary>
internal sealed record Fusion
{
    public const string Contrib = "com.microsoft";

    /// <summary>What is rewritten, for the log.</summary>
    public required string Label { get; init; }

    /// <summary>The node whose output the fused node makes.</summary>
    public required Node Last { get; init; }

    /// <summary>The fused node, and casts that it needs.</summary>
    public required ImmutableArray<Node> Add { get; init; }

    /// <summary>Nodes that must lose their consumers, because the fusion would compute their values twice otherwise.</summary>
    public required ImmutableArray<Node> Interior { get; init; }

    /// <summary>Further nodes whose outputs the fused node makes.</summary>
    public ImmutableArray<Node> AlsoReplaced { get; init; } = [];

    /// <summary>Constants to put in.</summary>
    public ImmutableSortedDictionary<string, TensorData> Initializers { get; init; } =
        ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal);

    /// <summary>The patch, or null with a refusal when another node or an output still needs an interior value.</summary>
    public GraphPatch? ToPatch(Graph graph, Action<string> refuse)
    {
        var dying = Dying(graph);
        if (Interior.FirstOrDefault(node => !dying.Contains(node)) is { } survivor)
        {
            refuse($"{survivor} is read elsewhere or is an output of the graph, so it would be computed twice");
            return null;
        }

        return new()
        {
            Label = Label,
            Remove = [Last, .. AlsoReplaced],
            Add = Add,
            Initializers = Initializers,
            Opsets = Add.Any(node => node.Domain == Contrib)
                ? ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Contrib, 1)
                : ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal),
        };
    }

    /// <summary>The nodes whose outputs have no reader once the patch is applied.</summary>
    private HashSet<Node> Dying(Graph graph)
    {
        var read = graph.Outputs.Select(output => output.Name)
            .Concat(Add.SelectMany(node => node.Inputs))
            .ToHashSet(StringComparer.Ordinal);
        var dying = new HashSet<Node>([Last, .. AlsoReplaced]);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (dying.Contains(node))
            {
                continue;
            }

            if (node.Outputs.Any(read.Contains))
            {
                read.UnionWith(node.Inputs);
                read.UnionWith(node.Subgraphs.SelectMany(GraphIndex.OuterValues));
            }
            else
            {
                dying.Add(node);
            }
        }

        return dying;
    }
}
