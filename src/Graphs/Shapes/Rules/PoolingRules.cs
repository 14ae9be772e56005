using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Pools over windows.</summary>
internal static class PoolingRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("AveragePool MaxPool LpPool", Pool);
        rules.AddContrib("QLinearAveragePool", context =>
        {
            if (context.Node.Int("channels_last", 0) == 0)
            {
                Pool(context);
            }
            else
            {
                context.Unresolved("pools with the channels last are not followed");
            }
        });
    }

    private static void Pool(RuleContext context)
    {
        if (context.Shape(0) is not { Count: > 2 } input || context.Node.Ints("kernel_shape") is not { } kernel)
        {
            context.Output(0, context.ElementType(0), context.Shape(0) is { } known ? context.FreshShape(known.Count) : null);
            return;
        }

        var spatial = input.Count - 2;
        var roundsUp = context.Node.Int("ceil_mode", 0) != 0;
        var shape = new TensorShape([
            input[0],
            input[1],
            .. Enumerable.Range(0, spatial)
                .Select(axis => ConvolutionRules.Passed(context, input[axis + 2], Dimension.Of(kernel[axis]), axis, spatial, roundsUp)),
        ]);
        context.Output(0, context.ElementType(0), shape);
        context.Output(1, ElementType.Int64, shape);
    }
}
