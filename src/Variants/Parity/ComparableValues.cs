using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Parity;

/// <summary>
/// The values of a rewritten graph that can be compared with its source. Passes keep the names of the values that they compute anew.
/// </summary>
internal static class ComparableValues
{
    private static readonly ImmutableHashSet<string> Normalizations = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "LayerNormalization",
        "RMSNormalization",
        "SkipLayerNormalization",
        "SimplifiedLayerNormalization",
        "SkipSimplifiedLayerNormalization",
        "EmbedLayerNormalization");

    /// <summary>All values that nodes of both graphs make, in the rewritten graph's order.</summary>
    public static ImmutableArray<string> All(Graph source, Graph rewritten) =>
    [
        .. rewritten.Nodes
            .SelectMany(node => node.Outputs)
            .Where(value => value.Length > 0 && source.Index.Producer(value) is not null),
    ];

    /// <summary>The hidden states among them: what normalisations make, in either graph; all values where no graph normalises.</summary>
    public static ImmutableArray<string> HiddenStates(Graph source, Graph rewritten)
    {
        var all = All(source, rewritten);
        var normalized = all.Where(value => IsNormalized(source, value) || IsNormalized(rewritten, value)).ToImmutableArray();
        return normalized.IsEmpty ? all : normalized;
    }

    private static bool IsNormalized(Graph graph, string value) =>
        graph.Index.Producer(value) is { } node && Normalizations.Contains(node.OperatorType) && node.Outputs[0] == value;
}
