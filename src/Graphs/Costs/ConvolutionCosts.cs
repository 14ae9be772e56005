using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>
/// Convolutions: two operations for each element of the output and each weight of its channel; recurrent layers: their matrix products.
/// </summary>
internal static class ConvolutionCosts
{
    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Own("Conv", context => Float(context, 1, 2)),
        Fused("FusedConv", context => Float(context, 1, 2)),
        Own("ConvTranspose", Transposed),
        Own("LSTM GRU RNN", Recurrent),
    ];

    /// <summary>Convolutions of 8-bit integers; the weights are the second tensor.</summary>
    public static NodeCost Integer(CostContext context)
    {
        var flops = Products(context, context.Node.OperatorType == "QLinearConv" ? 3 : 1);
        return context.Cost(OperatorClass.Convolution, flops, flops, flops, context.Type(0).ElementType);
    }

    private static NodeCost Float(CostContext context, int weights, int bias)
    {
        var flops = Products(context, weights);
        return context.Cost(OperatorClass.Convolution, flops + (context.Has(bias) ? context.OutputElements() : 0), flops);
    }

    /// <summary>Weights are [output channels, input channels of the group, kernel...].</summary>
    private static long Products(CostContext context, int weights) =>
        checked(2 * context.OutputElements() * (context.Elements(weights) / Math.Max(1, context.Extent(weights, 0))));

    private static NodeCost Transposed(CostContext context)
    {
        var flops = checked(2 * context.Elements(0) * (context.Elements(1) / Math.Max(1, context.Extent(1, 0))));
        return context.Cost(OperatorClass.Convolution, flops + (context.Has(2) ? context.OutputElements() : 0), flops);
    }

    /// <summary>Input and recurrence weights each meet every step of every sequence once.</summary>
    private static NodeCost Recurrent(CostContext context)
    {
        var steps = context.Extent(0, 0) * context.Extent(0, 1);
        var flops = checked(2 * steps * (context.Elements(1) + context.Elements(2)));
        return context.Cost(OperatorClass.Convolution, flops, flops);
    }
}
