using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Attention</c> and <c>RotaryEmbedding</c> of ONNX's own domain (opset 23).</summary>
internal static class AttentionRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddBoth("RotaryEmbedding", ElementwiseRules.SameAsFirst);
        rules.AddContrib("MRotaryEmbedding", ElementwiseRules.SameAsFirst);
        rules.AddContrib("GemmaRotaryEmbedding", context =>
        {
            context.Output(0, context.Type(1));
            context.Output(1, context.Type(1));
        });
        rules.Add("Attention", Attention);
    }

    private static void Attention(RuleContext context)
    {
        if (context.Shape(0) is not { } query || context.Shape(1) is not { } key || context.Shape(2) is not { } value)
        {
            context.Output(0, context.ElementType(0), context.Shape(0) is { } known ? context.FreshShape(known.Count) : null);
            return;
        }

        var flat = query.Count == 3;
        if (query.Count is not (3 or 4) || key.Count != query.Count || value.Count != query.Count)
        {
            throw context.Contradiction($"query {query}, key {key}, value {value}: all have 3 axes, or all have 4");
        }

        var queryHeads = Heads(context, query, "q_num_heads");
        var keyHeads = Heads(context, key, "kv_num_heads");
        var valueSize = flat ? context.Quotient(value[2], keyHeads) : value[3];
        var keySize = flat ? context.Quotient(key[2], keyHeads) : key[3];
        if ((flat ? context.Quotient(query[2], queryHeads) : query[3]).Value is { } size && keySize.Value is { } other && size != other)
        {
            throw context.Contradiction($"head sizes {size} of the query and {other} of the key");
        }

        var sequence = query[-2];
        var past = context.Has(4) ? (context.Shape(4) is { Count: 4 } cached ? cached[2] : context.Fresh()) : Dimension.Of(0);
        var total = context.Sum(past, key[-2]);
        context.Output(0, context.ElementType(0), flat
            ? new([query[0], sequence, context.Times(queryHeads, valueSize)])
            : new([query[0], query[1], sequence, valueSize]));
        context.Output(1, context.ElementType(1), new([query[0], keyHeads, total, keySize]));
        context.Output(2, context.ElementType(2), new([query[0], keyHeads, total, valueSize]));
        context.Output(3, context.ElementType(0), new([query[0], queryHeads, sequence, total]));
    }

    private static Dimension Heads(RuleContext context, TensorShape shape, string attribute) =>
        shape.Count == 4 ? shape[1]
        : context.Node.Int(attribute, 0) is > 0 and var heads ? Dimension.Of(heads)
        : throw context.Contradiction($"attention over {shape} needs the attribute '{attribute}'");
}
