using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>Matrix products of ONNX Runtime's contrib operators: the product and the work fused into it.</summary>
internal static class FusedMatMulCosts
{
    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Fused("FusedMatMul TransposeMatMul FusedMatMulActivation", FusedMatMul),
        Fused(
            "FusedGemm",
            context =>
                MatMulCosts.Float(
                    context, MatMulCosts.Product(context, 0, context.Node.Int("transA", 0) != 0),
                    context.OutputElements() * (context.Has(2) ? 2 : 1))),
        Fused(
            "GemmFastGelu",
            context =>
                MatMulCosts.Float(context, MatMulCosts.Product(context, 0), context.OutputElements() * (ElementwiseCosts.TanhGelu + 1))),
        Fused("SparseToDenseMatMul", context => MatMulCosts.Float(context, MatMulCosts.Product(context, 0))),
        Fused("DynamicQuantizeMatMul", DynamicQuantize),
        Fused("MatMulIntegerToFloat", context => MatMulCosts.Integer(context, MatMulCosts.Product(context, 0), Rescaling(context, 6))),
        Fused("MatMulInteger16", context => MatMulCosts.Float(context, MatMulCosts.Product(context, 0))),
        Fused("QGemm", context => MatMulCosts.Integer(
            context,
            MatMulCosts.Product(context, 0, context.Node.Int("transA", 0) != 0),
            Rescaling(context, 6))),
        Fused("MatMulNBits MatMulBnb4 MatMulFpQ4", Packed),
        Fused("MatMulNBitsMlp", PackedPair),
        Fused("MatMulNBitsQkv", PackedTriple),
    ];

    private static NodeCost FusedMatMul(CostContext context)
    {
        var left = context.Shape(0);
        var transposed = context.Node.Int("transA", 0) != 0;
        // transBatchA reads [a, b, m, k] as [b, m, a, k]: the inner extent of a transposed matrix is then the first.
        var inner = !transposed ? left[-1] : context.Node.Int("transBatchA", 0) != 0 ? left[0] : left[-2];
        var scaled = context.Node.Float("alpha", 1) != 1 ? context.OutputElements() : 0;
        return MatMulCosts.Float(context, checked(2 * context.OutputElements() * inner.Value!.Value), scaled);
    }

    /// <summary>Quantising the input (minimum, maximum, scale, round, add), the product, and rescaling the output.</summary>
    private static NodeCost DynamicQuantize(CostContext context) =>
        MatMulCosts.Integer(
            context, MatMulCosts.Product(context, 0), (ElementwiseCosts.DynamicQuantization * context.Elements(0)) + Rescaling(context, 4));

    /// <summary>A cast and a scale for each output, and its bias.</summary>
    private static long Rescaling(CostContext context, int bias) => context.OutputElements() * (context.Has(bias) ? 3 : 2);

    /// <summary>The product in floating point and two operations (zero point, scale) to unpack each weight.</summary>
    private static NodeCost Packed(CostContext context) =>
        Packed(context, MatMulCosts.Product(context, 0), context.Node.Int("K", 0) * context.Node.Int("N", 0));

    private static NodeCost Packed(CostContext context, long matrixFlops, long weights) =>
        context.Cost(OperatorClass.PackedMatMul, matrixFlops + (2 * weights), matrixFlops, 0, context.Type(0).ElementType);

    private static NodeCost PackedPair(CostContext context) =>
        Packed(context, 2 * MatMulCosts.Product(context, 0), 2 * context.Node.Int("K", 0) * context.Node.Int("N", 0));

    private static NodeCost PackedTriple(CostContext context)
    {
        var weights = context.Node.Int("K", 0) * (context.Node.Int("Nq", 0) + (2 * context.Node.Int("Nkv", 0)));
        var rows = context.Elements(0) / Math.Max(1, context.Node.Int("K", 1));
        return Packed(context, checked(2 * rows * weights), weights);
    }
}
