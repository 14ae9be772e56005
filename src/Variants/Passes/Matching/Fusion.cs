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

    /// <summary>
    /// The patch of the first anchor whose match can be fused; null when there is none. Anchors are tried in graph order.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pass">Name of the pass, for its refusals.</param>
    /// <param name="isAnchor">The nodes at which a match may begin.</param>
    /// <param name="refuse">Called for each near match that is left alone.</param>
    /// <param name="match">The fusion at an anchor; null when there is none, after a call with the reason for a near match.</param>
    public static GraphPatch? MatchEach(
        Graph graph, string pass, Func<Node, bool> isAnchor, Action<Refusal> refuse, Func<Node, Action<string>, Fusion?> match)
    {
        foreach (var anchor in graph.Nodes.Where(isAnchor))
        {
            void RefuseHere(string reason) => refuse(new(pass, anchor.ToString(), reason));
            if (match(anchor, RefuseHere) is { } fusion && fusion.ToPatch(graph, RefuseHere) is { } patch)
            {
                return patch;
            }
        }

        return null;
    }

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
