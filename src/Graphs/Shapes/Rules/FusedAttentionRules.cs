using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>The attention operators of ONNX Runtime.</summary>
internal static class FusedAttentionRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddContrib("Attention", context => WithProjection(context, 4, context.ElementType(0)));
        rules.AddContrib("DecoderMaskedSelfAttention", context => WithProjection(context, 4, context.ElementType(0)));
        rules.AddContrib("QAttention", context => WithProjection(context, 8, context.ElementType(3)));
        rules.AddContrib("LongformerAttention", ElementwiseRules.SameAsFirst);
        rules.AddContrib("QOrderedAttention", ElementwiseRules.SameAsFirst);
        rules.AddContrib("PackedAttention", PackedAttention);
        rules.AddContrib("MultiHeadAttention", context => MultiHead(context, 6, 8));
        rules.AddContrib("DecoderMaskedMultiHeadAttention", context => MultiHead(context, 5, 7));
        rules.AddContrib("GroupQueryAttention", context => GroupQuery(context, 6));
        rules.AddContrib("SparseAttention", context => GroupQuery(context, 7));
    }

    /// <summary>Width of the value projection: by attribute, or a third of the weights' columns.</summary>
    public static Dimension ValueWidth(RuleContext context) =>
        context.Node.Ints("qkv_hidden_sizes") is [_, _, var width] ? Dimension.Of(width)
        : context.Shape(1) is { Count: 2 } weights ? context.Quotient(weights[1], Dimension.Of(3))
        : context.Fresh();

    private static void WithProjection(RuleContext context, int past, ElementType type)
    {
        if (context.Shape(0) is not { } input)
        {
            context.Output(0, type, context.FreshShape(3));
            return;
        }

        if (input.Count != 3)
        {
            throw context.Contradiction($"an input of {input}; it is [batch, sequence, hidden]");
        }

        if (context.Shape(1) is { Count: 2 } weights)
        {
            _ = context.Merge(input[2], weights[0], $"hidden extents of {input} and of weights {weights}");
        }

        var width = ValueWidth(context);
        context.Output(0, type, new([input[0], input[1], width]));
        if (context.HasOutput(1))
        {
            context.Output(1, type, Present(context, input, width, past));
        }
    }

    /// <summary>[2, batch, heads, past + sequence, head size]; a shared buffer keeps its extent.</summary>
    private static TensorShape Present(RuleContext context, TensorShape input, Dimension width, int past)
    {
        var heads = Dimension.Of(context.Node.Int("num_heads", 1));
        if (!context.Has(past))
        {
            return new([Dimension.Of(2), input[0], heads, input[1], context.Quotient(width, heads)]);
        }

        if (context.Shape(past) is not { Count: 5 } cached)
        {
            return context.FreshShape(5);
        }

        var shared = context.Node.Int("past_present_share_buffer", 0) != 0;
        return shared ? cached : new([cached[0], cached[1], cached[2], context.Sum(cached[3], input[1]), cached[4]]);
    }

    private static void PackedAttention(RuleContext context) =>
        context.Output(
            0, context.ElementType(0),
            context.Shape(0) is { Count: 2 } tokens ? new([tokens[0], ValueWidth(context)]) : context.FreshShape(2));

    private static void MultiHead(RuleContext context, int pastKey, int pastLength)
    {
        var heads = Dimension.Of(context.Node.Int("num_heads", 1));
        if (context.Shape(0) is not { } query)
        {
            context.Output(0, context.ElementType(0), context.FreshShape(3));
            return;
        }

        var (key, value) = (context.Shape(1), context.Shape(2));
        var headSize = query.Count == 5 ? query[4] : context.Quotient(query[-1], heads);
        var (valueSize, length) = (headSize, query[1]);
        if (value is { Count: 3 or 4 })
        {
            valueSize = value.Count == 4 ? value[3] : context.Quotient(value[2], heads);
            length = value.Count == 4 ? value[2] : value[1];
        }
        else if (key is { Count: 5 })
        {
            (valueSize, length) = (key[4], key[1]);
        }

        context.Output(0, context.ElementType(0), new([query[0], query[1], context.Times(heads, valueSize)]));
        var shared = context.Has(pastLength) || context.Node.Int("past_present_share_buffer", 0) != 0;
        var past = !context.Has(pastKey) ? Dimension.Of(0) : context.Shape(pastKey) is { Count: 4 } cached ? cached[2] : context.Fresh();
        var total = shared && context.Has(pastKey) ? past : context.Sum(past, length);
        context.Output(1, context.ElementType(0), new([query[0], heads, total, headSize]));
        context.Output(2, context.ElementType(0), new([query[0], heads, total, valueSize]));
        context.Output(3, context.ElementType(0), new([query[0], heads, query[1], total]));
    }

    private static void GroupQuery(RuleContext context, int totalLength)
    {
        var heads = context.Node.Int("num_heads", 1);
        var keyHeads = context.Node.Int("kv_num_heads", heads);
        if (context.Shape(0) is not { Count: 3 } query)
        {
            context.Output(0, context.ElementType(0), context.FreshShape(3));
            return;
        }

        var packed = !context.Has(1);
        var headSize = context.Quotient(query[2], Dimension.Of(packed ? heads + (2 * keyHeads) : heads));
        context.Output(0, context.ElementType(0), new([query[0], query[1], context.Times(headSize, Dimension.Of(heads))]));
        var length = PresentLength(context, totalLength);
        for (var output = 1; output <= 2; output++)
        {
            var type = context.Has(output + 2) ? context.ElementType(output + 2) : context.ElementType(0);
            var cached = context.Shape(output + 2);
            context.Output(output, type, new([query[0], Dimension.Of(keyHeads), length, cached is { Count: 4 } ? cached[3] : headSize]));
        }

        context.Output(3, context.ElementType(0), new([query[0], Dimension.Of(heads), query[1], length]));
    }

    /// <summary>The cache holds what it held or the whole sequence, whichever is longer; the sequence's length is an input.</summary>
    private static Dimension PresentLength(RuleContext context, int totalLength)
    {
        var total = context.Value(totalLength) is { Elements: [var element] } ? context.Extent(element) : (Dimension?)null;
        if (total is null)
        {
            context.Unresolved("the length of the cache depends on total_sequence_length, which is fed when the graph runs");
            return context.Fresh();
        }

        var past = context.Has(3) ? context.Shape(3) : null;
        return past is not { Count: 4 } ? (context.Has(3) ? context.Fresh() : total.Value)
            : past[2].Value is { } held && total.Value.Value is { } all ? Dimension.Of(Math.Max(held, all))
            : context.Fresh();
    }
}
