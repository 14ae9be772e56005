using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// A model stored in 16 bits holds each weight as binary16 or bfloat16 with a <c>Cast</c> to binary32 behind it. The cast becomes a
/// binary32 constant of the same name, so that other passes see that it is one. The same bits.
/// </summary>
internal sealed class WidenConstants : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "widen-constants";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.BitExact;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var casts = ImmutableArray.CreateBuilder<Node>();
        var initializers = ImmutableSortedDictionary.CreateBuilder<string, TensorData>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (WidenedConstants.Of(graph, node) is not { } widened)
            {
                continue;
            }

            if (graph.Index.IsOutput(node.Outputs[0]))
            {
                refuse(new(Name, node.ToString(), "what it makes is an output of the graph"));
                continue;
            }

            casts.Add(node);
            initializers[node.Outputs[0]] = widened;
        }

        return casts.Count == 0 ? null : new()
        {
            Label = $"{casts.Count} constants that are stored in 16 bits",
            Remove = casts.ToImmutable(),
            Initializers = initializers.ToImmutable(),
        };
    }
}
