using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Self-attention of an encoder, from its three projections to the joined heads, becomes the contrib operator <c>Attention</c> with one
/// packed weight and bias. Queries, keys and values must be projections of one value by constant weights, and the mask must provably come
/// from a [batch, sequence] input of the graph that holds 0 and 1. Same mathematics, rounded in another order.
/// </summary>
internal sealed class FuseAttention : IGraphPass
{

    /// <inheritdoc/>
    public string Name => "fuse-attention";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var facts = new Lazy<ShapeFacts>(() => new(graph));
        return FusionSearch.First(graph, Name, AttentionCore.IsAnchor, refuse, (anchor, refuseHere) =>
            AttentionCore.At(graph, facts.Value, anchor, refuseHere) is { } core ? Match(graph, facts.Value, core, refuseHere) : null);
    }

    private static Fusion? Match(Graph graph, ShapeFacts facts, AttentionCore core, Action<string> refuse)
    {
        if (ProjectionMatch.Of(graph, core.Query) is not { } query
            || ProjectionMatch.Of(graph, core.Key) is not { } key
            || ProjectionMatch.Of(graph, core.Value) is not { } value)
        {
            refuse("queries, keys and values are not projections by constant weights");
            return null;
        }

        if (query.Input != key.Input
            || query.Input != value.Input
            || !query.Weight.Extents.SequenceEqual(key.Weight.Extents)
            || !query.Weight.Extents.SequenceEqual(value.Weight.Extents))
        {
            refuse("queries, keys and values are not projections of one value to one size");
            return null;
        }

        if (!core.MaskFits(facts, query.Input))
        {
            refuse($"the mask '{core.Mask}' cannot be shown to have the batch and length of the activations");
            return null;
        }

        return ToFusion(graph, core, query, key, value);
    }

    private static Fusion ToFusion(Graph graph, AttentionCore core, params ImmutableArray<ProjectionMatch> projections)
    {
        var output = core.Last.Outputs[0];
        var (weight, bias) = (graph.Unused($"{output}_qkv_weight"), graph.Unused($"{output}_qkv_bias"));
        var (mask, cast) = core.Mask is null ? ("", null) : graph.AsInt32(core.Mask);
        var attention = new Node
        {
            Name = core.Last.Name,
            OperatorType = "Attention",
            Domain = Fusion.Contrib,
            Inputs = mask.Length > 0 ? [projections[0].Input, weight, bias, mask] : [projections[0].Input, weight, bias],
            Outputs = [output],
        };
        return new()
        {
            Label = $"Attention of {core.HeadCount} heads at {output}",
            Last = core.Last,
            Interior =
            [
                .. core.Nodes,
                .. projections.Select(projection => projection.Product),
                .. projections.Select(projection => projection.Sum).OfType<Node>(),
            ],
            Add = [.. cast is null ? Array.Empty<Node>() : [cast], core.WithAttributes(attention)],
            Initializers = ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal)
                .Add(weight, PackedColumns.Of([.. projections.Select(projection => projection.Weight)]))
                .Add(
                    bias,
                    PackedColumns.Of([
                        .. projections.Select(projection =>
                            projection.Bias ?? PackedColumns.Zeros(projection.Weight.ElementType, projection.Weight.Extents[1])),
                    ])),
        };
    }
}
