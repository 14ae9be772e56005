using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Elementwise and layout operators of ONNX Runtime on quantised tensors.</summary>
internal static class QuantizedRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddContrib(
            "QLinearAdd QLinearMul",
            context => context.Output(0, context.ElementType(0), context.Broadcast(context.Shape(0), context.Shape(3))));
        rules.AddContrib(
            "QLinearWhere",
            context => context.Output(0, context.ElementType(1), context.Broadcast(context.Shape(0), context.Shape(1), context.Shape(4))));
        rules.AddContrib("QLinearConcat", Concat);
    }

    /// <summary>The inputs after scale and zero point come in threes: tensor, scale, zero point.</summary>
    private static void Concat(RuleContext context)
    {
        var shapes = Enumerable.Range(0, (context.InputCount - 2) / 3).Select(part => context.Shape(2 + (3 * part))).ToArray();
        if (shapes.Length == 0 || shapes.Any(shape => shape is null))
        {
            context.Output(0, context.ElementType(1), null);
            return;
        }

        var axis = context.Axis(context.Node.Int("axis", 0), shapes[0]!.Count);
        var merged = Enumerable.Range(0, shapes[0]!.Count)
            .Select(other =>
                shapes.Select(shape => shape![other])
                    .Aggregate(
                        (left, right) =>
                            other == axis ? context.Sum(left, right) : context.Merge(left, right, $"shapes to join at axis {other}")));
        context.Output(0, context.ElementType(1), new([.. merged]));
    }
}
