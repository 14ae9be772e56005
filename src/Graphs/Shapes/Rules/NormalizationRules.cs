using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Normalisations, plain and fused with a skip connection.</summary>
internal static class NormalizationRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("LayerNormalization SimplifiedLayerNormalization RMSNormalization", LayerNormalization);
        rules.AddContrib("LayerNormalization SimplifiedLayerNormalization", LayerNormalization);
        rules.AddContrib("SkipLayerNormalization", context => Skip(context, 4));
        rules.AddContrib("SkipSimplifiedLayerNormalization", context => Skip(context, 3));
        rules.AddContrib("GatedRMSNorm BranchwiseRMSNorm GroupNorm QOrderedLayerNormalization", ElementwiseRules.SameAsFirst);
        rules.AddContrib("SkipGroupNorm", context =>
        {
            context.Output(0, context.Type(0));
            context.Output(1, context.Type(0));
        });
        rules.Add("BatchNormalization", BatchNormalization);
    }

    private static void LayerNormalization(RuleContext context)
    {
        var shape = context.Shape(0);
        context.Output(
            0,
            context.ElementType(1) == ElementType.Undefined || context.Node.OperatorType == "RMSNormalization"
                ? context.ElementType(0)
                : Type(context),
            shape);
        if (shape is null)
        {
            return;
        }

        var axis = context.Axis(context.Node.Int("axis", -1), shape.Count);
        if (context.Shape(1) is { } scale)
        {
            CheckScale(context, shape, scale, axis);
        }

        var statistics = new TensorShape([.. shape.Select((extent, other) => other < axis ? extent : Dimension.Of(1))]);
        var precision = context.Node.Int("stash_type", 1) is var stash && stash == 0 ? ElementType.Float : (ElementType)stash;
        context.Output(1, precision, statistics);
        context.Output(2, precision, statistics);
    }

    /// <summary>ONNX Runtime's simplified form may scale into another type than it reads; all others keep the type.</summary>
    private static ElementType Type(RuleContext context) =>
        context.Node.OperatorType == "SimplifiedLayerNormalization" ? context.ElementType(1) : context.ElementType(0);

    private static void CheckScale(RuleContext context, TensorShape shape, TensorShape scale, int axis)
    {
        if (scale.Count == shape.Count - axis || scale.Count == 1)
        {
            _ = context.Broadcast(new TensorShape([.. shape.Skip(shape.Count - Math.Min(scale.Count, shape.Count))]), scale);
        }
    }

    private static void Skip(RuleContext context, int bias)
    {
        var shape = context.Shape(0);
        if (shape is not null)
        {
            var inputs = new List<TensorShape?> { shape, context.Shape(1) };
            inputs.AddRange(context.Has(2) ? [context.Shape(2)] : []);
            inputs.AddRange(context.Has(bias) ? [context.Shape(bias)] : []);
            _ = context.Broadcast([.. inputs]);
        }

        context.Output(0, context.Type(0));
        var statistics = shape is null ? null : new TensorShape([.. shape.SkipLast(1), Dimension.Of(1)]);
        context.Output(1, ElementType.Float, statistics);
        context.Output(2, ElementType.Float, statistics);
        context.Output(3, context.Type(0));
    }

    private static void BatchNormalization(RuleContext context)
    {
        context.Output(0, context.Type(0));
        for (var output = 1; output < context.OutputCount; output++)
        {
            context.Output(output, context.Type(output <= 2 ? output + 2 : output));
        }
    }
}
