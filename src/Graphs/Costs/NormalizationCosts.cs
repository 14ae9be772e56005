using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>
/// Normalisations, softmax and reductions: operations per element of the input; work that is done once per row is left out.
/// </summary>
internal static class NormalizationCosts
{
    /// <summary>Maximum, difference, exponential, sum, quotient: 5, as ELECTRA's flops_computation.py counts (Clark et al. 2020).</summary>
    public const int Softmax = 5;

    /// <summary>Mean, difference, square, mean, quotient, scale, shift: what a plain export's seven operators do.</summary>
    public const int LayerNormalization = 7;

    /// <summary>Square, mean, quotient, scale.</summary>
    public const int RootMeanSquare = 4;

    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Own("Softmax LogSoftmax Hardmax", context => PerElement(context, Softmax)),
        Fused("BiasSoftmax QLinearSoftmax", context => PerElement(context, Softmax + 1)),
        Own(
            "LayerNormalization InstanceNormalization GroupNormalization MeanVarianceNormalization",
            context => PerElement(context, LayerNormalization)),
        Fused("LayerNormalization GroupNorm", context => PerElement(context, LayerNormalization)),
        Own("RMSNormalization SimplifiedLayerNormalization LpNormalization", context => PerElement(context, RootMeanSquare)),
        Fused("SimplifiedLayerNormalization", context => PerElement(context, RootMeanSquare)),
        Own("BatchNormalization", context => PerElement(context, 4)),
        Fused("SkipLayerNormalization", context => PerElement(context, LayerNormalization + 1 + (context.Has(4) ? 1 : 0))),
        Fused("SkipSimplifiedLayerNormalization", context => PerElement(context, RootMeanSquare + 1 + (context.Has(3) ? 1 : 0))),
        Fused("EmbedLayerNormalization", context => Embedding(context, quantized: false)),
        Fused("QEmbedLayerNormalization", context => Embedding(context, quantized: true)),
        Own("ReduceSum ReduceMax ReduceMin ReduceMean ReduceProd ArgMax ArgMin CumSum", context => Reduction(context, 1)),
        Own("ReduceL1 ReduceL2 ReduceSumSquare ReduceLogSum ReduceLogSumExp", context => Reduction(context, 2)),
        Own("AveragePool MaxPool LpPool", context => context.Cost(
            OperatorClass.Reduction,
            context.OutputElements() * (context.Node.Ints("kernel_shape") ?? []).Aggregate(1L, (product, extent) => product * extent))),
        Own("GlobalAveragePool GlobalMaxPool GlobalLpPool TopK", context => Reduction(context, 1)),
    ];

    private static NodeCost PerElement(CostContext context, int operations) =>
        ElementwiseCosts.PerElement(context, OperatorClass.Normalization, operations);

    private static NodeCost Reduction(CostContext context, int operations) =>
        context.Cost(OperatorClass.Reduction, checked(context.Elements(0) * operations), computeType: context.Type(0).ElementType);

    /// <summary>
    /// Per token one row of each table is read, not the tables; their sum is normalised, after unpacking when they are 8-bit.
    /// </summary>
    private static NodeCost Embedding(CostContext context, bool quantized)
    {
        var elements = context.OutputElements();
        var tables = context.Has(4) ? 3 : 2;
        var rows = Enumerable.Range(2, 3)
            .Where(context.Has)
            .Sum(table => ElementTypes.ByteCount(context.Type(table).ElementType, elements));
        var others = Enumerable.Range(0, context.Node.Inputs.Length).Where(input => input is < 2 or > 4).Sum(context.Bytes);
        var operations = tables - 1 + LayerNormalization + (quantized ? 2 * tables : 0);
        return context.CostOfBytes(OperatorClass.Normalization, checked(elements * operations), rows + others, context.OutputBytes());
    }
}
