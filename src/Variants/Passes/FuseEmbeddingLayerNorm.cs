using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// The sum of word, position and segment embeddings and the layer normalisation after it become <c>EmbedLayerNormalization</c>. The tables
/// must be constant, the positions 0, 1, 2 ... up to the length; ids are cast to 32 bits once. Same mathematics, rounded in another order.
/// </summary>
internal sealed class FuseEmbeddingLayerNorm : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "fuse-embedding-layer-norm";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var facts = new Lazy<ShapeFacts>(() => new(graph));
        return FusionSearch.First(graph, Name, LayerNormMatch.IsAnchor, refuse, (anchor, refuseHere) =>
            LayerNormMatch.At(graph, facts.Value, anchor, _ => { }) is { } norm
            && EmbeddingSumMatch.At(graph, facts.Value, norm.Input, refuseHere) is { } sum
                ? ToFusion(graph, norm, sum)
                : null);
    }

    private static Fusion ToFusion(Graph graph, LayerNormMatch norm, EmbeddingSumMatch sum)
    {
        var (ids, idsCast) = graph.AsInt32(sum.Word.Ids);
        var (segments, segmentsCast) = sum.Segment is { } segment ? graph.AsInt32(segment.Ids) : ("", null);
        var casts = new[] { idsCast, segmentsCast }.OfType<Node>().DistinctBy(cast => cast.Outputs[0]);
        return new()
        {
            Label = $"EmbedLayerNormalization at {norm.Last.Outputs[0]}",
            Last = norm.Last,
            Interior = [.. norm.Nodes, .. sum.Sums, sum.Position.Gather],
            Add =
            [
                .. casts,
                new Node
                {
                    Name = norm.Last.Name,
                    OperatorType = "EmbedLayerNormalization",
                    Domain = Fusion.Contrib,
                    Inputs = [ids, segments, sum.Word.Table, sum.Position.Table, sum.Segment?.Table ?? "", norm.Gamma, norm.Beta],
                    // the runtime wants the second one named
                    Outputs = [norm.Last.Outputs[0], graph.Unused($"{norm.Last.Outputs[0]}_mask_index")],
                }.With("epsilon", AttributeValue.Of(norm.Epsilon)),
            ],
        };
    }
}
