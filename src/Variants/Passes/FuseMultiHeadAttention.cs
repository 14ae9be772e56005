using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// The core of an encoder's attention, from the split into heads to their joining, becomes the contrib operator <c>MultiHeadAttention</c>;
/// the three projections stay as they are, so that they can be quantised. The mask must provably come from a [batch, sequence] input of the
/// graph that holds 0 and 1. Same mathematics, rounded in another order.
/// </summary>
public sealed class FuseMultiHeadAttention : IGraphPass
{
    private const double SameScale = 1e-6;

    /// <inheritdoc/>
    public string Name => "fuse-multi-head-attention";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var anchors = graph.Nodes.Where(node => node.Is("Softmax") || node.Is("Attention")).ToArray();
        var facts = anchors.Length > 0 ? new ShapeFacts(graph) : null;
        foreach (var anchor in anchors)
        {
            void Refuse(string reason) => refuse(new(Name, anchor.ToString(), reason));
            if (AttentionCore.At(graph, facts!, anchor, Refuse) is not { } core)
            {
                continue;
            }

            if (!core.MaskFits(facts!, core.Key))
            {
                Refuse($"the mask '{core.Mask}' cannot be shown to have the batch and length of the keys");
            }
            else if (ToFusion(graph, core).ToPatch(graph, Refuse) is { } patch)
            {
                return patch;
            }
        }

        return null;
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
        }.With("num_heads", AttributeValue.Of(core.HeadCount));
        attention = Math.Abs((core.Scale * Math.Sqrt(core.HeadSize)) - 1) <= SameScale
            ? attention
            : attention.With("scale", AttributeValue.Of((float)core.Scale));
        attention = mask.Length == 0 ? attention : attention.With("mask_filter_value", AttributeValue.Of(core.Fill));
        return new()
        {
            Label = $"MultiHeadAttention of {core.HeadCount} heads at {output}",
            Last = core.Last,
            Interior = core.Nodes,
            Add = cast is null ? [attention] : [cast, attention],
        };
    }
}
