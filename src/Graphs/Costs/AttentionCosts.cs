using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>
/// Fused attention, counted as the work it stands for: 2*B*S*H*W for a projection to width W, 2*B*N*S*T*D for scores and again for
/// their product with the values, one scale and a softmax for each score. A causal mask saves nothing here: a plain export computes
/// the masked scores as well, and a kernel that skips them shows as a better rate.
/// </summary>
internal static class AttentionCosts
{
    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Own("Attention", Plain),
        Fused("Attention", context => WithProjection(context, past: 4, bias: 2, quantized: false)),
        Fused("DecoderMaskedSelfAttention", context => WithProjection(context, past: 4, bias: 2, quantized: false)),
        Fused("QAttention", context => WithProjection(context, past: 8, bias: 2, quantized: true)),
        Fused("MultiHeadAttention", context => MultiHead(context, bias: 3)),
        Fused("DecoderMaskedMultiHeadAttention", context => MultiHead(context, bias: 10)),
        Fused("GroupQueryAttention", context => GroupQuery(context, rotary: 7)),
        Fused("RotaryEmbedding", Rotary),
        Own("RotaryEmbedding", Rotary),
    ];

    /// <summary>Scores, softmax and context of heads x sequence x total, with these head sizes.</summary>
    private static (long Matrix, long Others) Core(long batch, long heads, long sequence, long total, long keySize, long valueSize)
    {
        var scores = checked(batch * heads * sequence * total);
        return (checked(2 * scores * (keySize + valueSize)), checked(scores * (NormalizationCosts.Softmax + 1)));
    }

    private static NodeCost Cost(CostContext context, (long Matrix, long Others) core, long projection, long others, bool quantized) =>
        context.Cost(
            OperatorClass.Attention,
            checked(core.Matrix + core.Others + projection + others),
            checked(core.Matrix + projection),
            quantized ? projection : 0,
            quantized ? context.Type(0).ElementType : context.OutputType(0).ElementType);

    private static NodeCost Plain(CostContext context)
    {
        var (query, key, value) = (context.Shape(0), context.Shape(1), context.Shape(2));
        var flat = query.Count == 3;
        var heads = flat ? context.Node.Int("q_num_heads", 1) : query[1].Value!.Value;
        var keyHeads = flat ? context.Node.Int("kv_num_heads", 1) : key[1].Value!.Value;
        var keySize = flat ? key[2].Value!.Value / keyHeads : key[3].Value!.Value;
        var valueSize = flat ? value[2].Value!.Value / keyHeads : value[3].Value!.Value;
        var total = key[-2].Value!.Value + (context.Has(4) ? context.Extent(4, 2) : 0);
        var core = Core(query[0].Value!.Value, heads, query[-2].Value!.Value, total, keySize, valueSize);
        return Cost(
            context, core, 0, context.Has(3) ? query[0].Value!.Value * heads * query[-2].Value!.Value * total : 0, quantized: false);
    }

    private static NodeCost WithProjection(CostContext context, int past, int bias, bool quantized)
    {
        var input = context.Shape(0);
        var (batch, sequence, hidden) = (input[0].Value!.Value, input[1].Value!.Value, input[2].Value!.Value);
        var heads = context.Node.Int("num_heads", 1);
        var columns = context.Extent(1, 1);
        var valueWidth = context.OutputShape(0)[2].Value!.Value;
        var keyWidth = context.Node.Ints("qkv_hidden_sizes") is [_, var width, _] ? width : columns / 3;
        var total = sequence + (context.Has(past) && context.Node.Int("past_present_share_buffer", 0) == 0 ? context.Extent(past, 3) : 0);
        var projected = checked(batch * sequence * columns);
        // An 8-bit projection ends in a cast and a scale for each element.
        var others = (context.Has(bias) ? projected : 0) + (quantized ? 2 * projected : 0);
        return Cost(
            context, Core(batch, heads, sequence, total, keyWidth / heads, valueWidth / heads), checked(2 * projected * hidden), others,
            quantized);
    }

    private static NodeCost MultiHead(CostContext context, int bias)
    {
        var query = context.Shape(0);
        var (batch, sequence) = (query[0].Value!.Value, query[1].Value!.Value);
        var heads = context.Node.Int("num_heads", 1);
        var valueSize = context.OutputShape(0)[2].Value!.Value / heads;
        var keySize = query.Count == 5 ? query[4].Value!.Value : query[2].Value!.Value / heads;
        var core = Core(batch, heads, sequence, Total(context, sequence), keySize, valueSize);
        return Cost(context, core, 0, context.Has(bias) ? batch * sequence * heads * ((2 * keySize) + valueSize) : 0, quantized: false);
    }

    /// <summary>Keys that a query sees: the cache that the node gives, or the keys that it is given.</summary>
    private static long Total(CostContext context, long sequence)
    {
        if (context.OutputType(1).Shape is { Count: 4, IsKnown: true } present)
        {
            return present[2].Value!.Value;
        }

        return !context.Has(1) ? sequence : context.Shape(1).Count == 4 ? context.Extent(1, 2) : context.Extent(1, 1);
    }

    private static NodeCost GroupQuery(CostContext context, int rotary)
    {
        var query = context.Shape(0);
        var (batch, sequence) = (query[0].Value!.Value, query[1].Value!.Value);
        var heads = context.Node.Int("num_heads", 1);
        var keyHeads = context.Node.Int("kv_num_heads", heads);
        var size = context.OutputShape(0)[2].Value!.Value / heads;
        var rotated = context.Has(rotary) && context.Node.Int("do_rotary", 0) != 0 ? 3 * batch * sequence * (heads + keyHeads) * size : 0;
        return Cost(context, Core(batch, heads, sequence, Total(context, sequence), size, size), 0, rotated, quantized: false);
    }

    /// <summary>Two products and a sum for each element, which is what a plain export's Mul, Mul and Add do.</summary>
    private static NodeCost Rotary(CostContext context) => context.Cost(OperatorClass.Elementwise, 3 * context.OutputElements());
}
