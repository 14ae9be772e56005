using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Between floating-point and quantised tensors.</summary>
internal static class QuantizationRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddBoth("QuantizeLinear", Quantize);
        rules.AddBoth("DequantizeLinear", Dequantize);
        rules.Add("DynamicQuantizeLinear", DynamicQuantize);
        rules.AddContrib("QuantizeWithOrder", context => context.Output(0, ElementType.Int8, context.Shape(0)));
        rules.AddContrib("DequantizeWithOrder", context => context.Output(0, (ElementType)context.Node.Int("to", 1), context.Shape(0)));
    }

    private static void Quantize(RuleContext context)
    {
        var declared = context.Node.Int("output_dtype", 0);
        var type = context.Has(2) ? context.ElementType(2) : declared != 0 ? (ElementType)declared : ElementType.UInt8;
        context.Output(0, type, context.Shape(0));
    }

    private static void Dequantize(RuleContext context)
    {
        var declared = context.Node.Int("output_dtype", 0);
        var type =
            declared != 0 ? (ElementType)declared
            : context.ElementType(1) == ElementType.Undefined ? ElementType.Undefined
            : context.ElementType(1);
        context.Output(0, type, context.Shape(0));
    }

    private static void DynamicQuantize(RuleContext context)
    {
        context.Output(0, ElementType.UInt8, context.Shape(0));
        context.Output(1, ElementType.Float, TensorShape.Scalar);
        context.Output(2, ElementType.UInt8, TensorShape.Scalar);
    }
}
