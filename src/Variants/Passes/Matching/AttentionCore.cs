using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// softmax(scale * Q K^T + mask) V over heads, between the split into heads and their joining (Vaswani et al., arXiv 1706.03762).
/// </summary>
/// <param name="Query">Queries [batch, sequence, hidden] before the split.</param>
/// <param name="Key">Keys.</param>
/// <param name="Value">Values.</param>
/// <param name="HeadCount">Number of heads.</param>
/// <param name="HeadSize">Features of one head.</param>
/// <param name="Scale">Factor of the scores.</param>
/// <param name="Mask">The mask over keys; null when there is none.</param>
/// <param name="Fill">What the mask adds to the scores of keys that it takes out.</param>
/// <param name="Last">The node that joins the heads to [batch, sequence, hidden].</param>
/// <param name="Nodes">The nodes between scores and joined heads.</param>
internal sealed record AttentionCore(
    string Query, string Key, string Value, long HeadCount, long HeadSize, double Scale, string? Mask, float Fill, Node Last,
    ImmutableArray<Node> Nodes)
{
    /// <summary>Adding a fill below this to a score gives the same bits as writing it in the score's place.</summary>
    private const float ReplacingFill = -1e30f;

    /// <summary>A scale within this share of 1 / sqrt(head size) is that number, the operators' default.</summary>
    private const double SameScale = 1e-6;

    /// <summary>True for the nodes at which a core may begin.</summary>
    public static bool IsAnchor(Node node) => node.Is("Softmax") || node.Is("Attention");

    /// <summary>True when there is no mask, or one that provably has the batch and length of a value [batch, sequence, hidden].</summary>
    public bool MaskFits(ShapeFacts facts, string value) =>
        Mask is null || (facts.Shape(Mask) is [var batch, var keys] && facts.Shape(value) is [var b, var s, _] && (batch, keys) == (b, s));

    /// <summary>The core around a <c>Softmax</c> or ONNX's own <c>Attention</c>; null with a refusal when it does not fit.</summary>
    public static AttentionCore? At(Graph graph, ShapeFacts facts, Node anchor, Action<string> refuse)
    {
        var scalars = new ScalarFacts(graph, facts);
        return anchor.Is("Attention")
            ? OfOperator(graph, facts, scalars, anchor, refuse)
            : OfSoftmax(graph, facts, scalars, anchor, refuse);
    }

    private static AttentionCore? OfSoftmax(Graph graph, ShapeFacts facts, ScalarFacts scalars, Node softmax, Action<string> refuse)
    {
        if (facts.Shape(softmax.Input(0)) is { Length: not 4 } || softmax.Int("axis", graph.Opset >= 13 ? -1 : 1) is not (-1 or 3))
        {
            return Refused(refuse, "it is not taken over the last of four axes");
        }

        if (graph.Index.OnlyConsumer(softmax.Outputs[0]) is not { } weighted
            || !weighted.Is("MatMul")
            || weighted.Input(0) != softmax.Outputs[0])
        {
            return Refused(refuse, "the probabilities are not only multiplied with the values");
        }

        if (Scores(graph, facts, scalars, softmax.Input(0), refuse) is not var (product, scale, mask, fill, between))
        {
            return null;
        }

        var query = HeadsMatch.Of(graph, facts, scalars, product.Input(0));
        var key = HeadsMatch.OfTurned(graph, facts, scalars, product.Input(1));
        var value = HeadsMatch.Of(graph, facts, scalars, weighted.Input(1));
        return Joined(graph, facts, weighted, query, key, value, scale, (mask, fill), [.. between, product, softmax], refuse);
    }

    private static AttentionCore? OfOperator(Graph graph, ShapeFacts facts, ScalarFacts scalars, Node node, Action<string> refuse)
    {
        if (node.Int("is_causal", 0) != 0
            || node.Float("softcap", 0) != 0
            || node.Outputs.Length > 1
            || node.Inputs.Skip(4).Any(input => input.Length > 0))
        {
            return Refused(refuse, "it is causal, capped, or has a past");
        }

        var query = HeadsMatch.Of(graph, facts, scalars, node.Input(0));
        var key = HeadsMatch.Of(graph, facts, scalars, node.Input(1));
        var value = HeadsMatch.Of(graph, facts, scalars, node.Input(2));
        (string?, float) mask = (null, 0);
        if (node.Input(3).Length > 0)
        {
            if (AdditiveMask(graph, facts, node.Input(3)) is not { } additive)
            {
                return Refused(
                    refuse, "the mask is not added to the scores, or cannot be traced to a [batch, sequence] input of the graph");
            }

            mask = additive;
        }

        var scale = node.Find("scale", AttributeKind.Float)?.AsFloat ?? (1 / Math.Sqrt(query?.HeadSize ?? 1));
        return Joined(graph, facts, node, query, key, value, scale, mask, [], refuse);
    }

    /// <summary>Goes back from the softmax to the product of queries and keys.</summary>
    private static (Node Product, double Scale, string? Mask, float Fill, ImmutableArray<Node> Between)? Scores(
        Graph graph, ShapeFacts facts, ScalarFacts scalars, string value, Action<string> refuse)
    {
        (string? Source, float Fill) mask = (null, 0);
        var between = ImmutableArray.CreateBuilder<Node>();
        if (graph.Index.Producer(value) is { Domain: "", OperatorType: "Add" or "Where" } masking && scalars.Of(value) is null)
        {
            if (Masking(graph, facts, masking) is not var (scores, source, fill))
            {
                Refused(refuse, "the mask of the scores cannot be traced to a [batch, sequence] input of the graph that holds 0 and 1");
                return null;
            }

            (value, mask) = (scores, (source, fill));
            between.Add(masking);
        }

        var (unscaled, scale) = HeadsMatch.Unscaled(graph, scalars, value);
        if (graph.Producer(unscaled, "MatMul") is not { } product)
        {
            Refused(refuse, "what it normalises is not a masked product of queries and keys");
            return null;
        }

        return (product, scale, mask.Source, mask.Fill, between.ToImmutable());
    }

    private static (string Scores, string Source, float Fill)? Masking(Graph graph, ShapeFacts facts, Node masking)
    {
        if (masking.Is("Add"))
        {
            return AdditiveMask(graph, facts, masking.Input(1)) is { } right ? (masking.Input(0), right.Source, right.Fill)
                : AdditiveMask(graph, facts, masking.Input(0)) is { } left ? (masking.Input(1), left.Source, left.Fill)
                : null;
        }

        if (MaskMatch.Of(graph, facts, masking.Input(0)) is not { SelectsKeys: true } condition
            || (condition.Kept != 0) == (condition.Masked != 0))
        {
            return null;
        }

        var (scores, fillName) = condition.Kept == 0 ? (masking.Input(2), masking.Input(1)) : (masking.Input(1), masking.Input(2));
        return ScalarFacts.Constant(graph.Constant(fillName)) is { } fill && fill <= ReplacingFill
            ? (scores, condition.Source!, (float)fill)
            : null;
    }

    private static (string Source, float Fill)? AdditiveMask(Graph graph, ShapeFacts facts, string value) =>
        MaskMatch.Of(graph, facts, value) is { SelectsKeys: true, Kept: 0, Masked: < 0 } mask ? (mask.Source!, mask.Masked) : null;

    private static AttentionCore? Joined(
        Graph graph, ShapeFacts facts, Node weighted, HeadsMatch? query, HeadsMatch? key, HeadsMatch? value, double scale,
        (string? Source, float Fill) mask, ImmutableArray<Node> between, Action<string> refuse)
    {
        if (query is null || key is null || value is null)
        {
            var which = query is null ? "queries" : key is null ? "keys" : "values";
            return Refused(refuse, $"the {which} are not an activation [batch, sequence, hidden] split into heads");
        }

        if (value.Scale != 1
            || (key.HeadCount, key.HeadSize) != (query.HeadCount, query.HeadSize)
            || (value.HeadCount, value.HeadSize) != (query.HeadCount, query.HeadSize))
        {
            return Refused(refuse, "queries, keys and values are not split into the same heads");
        }

        if (graph.Index.OnlyConsumer(weighted.Outputs[0]) is not { } transpose
            || !transpose.Is("Transpose")
            || !HeadsMatch.HasOrder(transpose, 0, 2, 1, 3)
            || graph.OnlyComputation(transpose.Outputs[0]) is not { } join
            || !join.Is("Reshape")
            || facts.Shape(query.Linear) is not { } shape
            || facts.Shape(join.Outputs[0]) is not { } joined
            || !joined.SequenceEqual(shape))
        {
            return Refused(refuse, "the heads are not joined to the shape that they were split from");
        }

        return new(
            query.Linear, key.Linear, value.Linear, query.HeadCount, query.HeadSize, scale * query.Scale * key.Scale, mask.Source,
            mask.Fill, join, [.. between, weighted, transpose, join]);
    }

    /// <summary>The fused operator with its number of heads, a scale unless it is the default, and the mask's fill.</summary>
    public Node WithAttributes(Node attention)
    {
        attention = attention.With("num_heads", AttributeValue.Of(HeadCount));
        attention = Math.Abs((Scale * Math.Sqrt(HeadSize)) - 1) <= SameScale
            ? attention
            : attention.With("scale", AttributeValue.Of((float)Scale));
        return Mask is null ? attention : attention.With("mask_filter_value", AttributeValue.Of(Fill));
    }

    private static AttentionCore? Refused(Action<string> refuse, string reason)
    {
        refuse(reason);
        return null;
    }
}
