using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>The fused embedding layers of ONNX Runtime: ids to normalised hidden states.</summary>
internal static class EmbeddingRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddContrib("EmbedLayerNormalization", context => Embed(context, context.ElementType(2)));
        rules.AddContrib("QEmbedLayerNormalization", context => Embed(context, context.ElementType(8)));
    }

    private static void Embed(RuleContext context, ElementType type)
    {
        var ids = context.Shape(0);
        if (ids is { Count: not 2 })
        {
            throw context.Contradiction($"ids of {ids}; they are [batch, sequence]");
        }

        if (context.Has(1) && context.Shape(1) is { } segments)
        {
            _ = context.Merge(ids, segments, "shapes of ids and segments");
        }

        var hidden = context.Shape(2) is { Count: 2 } table ? table[1] : context.Fresh();
        var output = ids is null ? context.FreshShape(3) : new TensorShape([.. ids, hidden]);
        context.Output(0, type, output);
        context.Output(1, ElementType.Int32, new([output[0]]));
        context.Output(2, type, output);
    }
}
