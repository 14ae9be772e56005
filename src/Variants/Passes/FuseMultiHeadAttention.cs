using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// The core of an encoder's attention, from the split into heads to their joining, becomes the contrib operator <c>MultiHeadAttention</c>;
/// the three projections stay as they are, so that they can be quantised. The mask must provably come from a [batch, sequence] input of the
/// graph that holds 0 and 1. Same mathematics, rounded in another order.
/// </summary>
internal sealed class FuseMultiHeadAttention : IGraphPass
{

    /// <inheritdoc/>
    public string Name => "fuse-multi-head-attention";

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
        if (!core.MaskFits(facts, core.Key))
        {
            refuse($"the mask '{core.Mask}' cannot be shown to have the batch and length of the keys");
            return null;
        }

        return ToFusion(graph, core);
    }

    private static Fusion ToFusion(Graph graph, AttentionCore core)
    {
        var output = core.Last.Outputs[0];
        var (mask, cast) = core.Mask is null ? ("", null) : graph.AsInt32(core.Mask);
        var attention = new Node
        {
            Name = core.Last.Name,
            OperatorType = "MultiHeadAttention",
            Domain = Fusion.Contrib,
            Inputs = mask.Length > 0 ? [core.Query, core.Key, core.Value, "", mask] : [core.Query, core.Key, core.Value],
            Outputs = [output],
        };
        return new()
        {
            Label = $"MultiHeadAttention of {core.HeadCount} heads at {output}",
            Last = core.Last,
            Interior = core.Nodes,
            Add = [.. cast is null ? Array.Empty<Node>() : [cast], core.WithAttributes(attention)],
        };
    }
}
