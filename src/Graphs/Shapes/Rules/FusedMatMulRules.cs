using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Matrix products of ONNX Runtime's contrib operators: fused, dynamically quantised, with packed weights.</summary>
internal static class FusedMatMulRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddContrib("FusedMatMul TransposeMatMul FusedMatMulActivation", FusedMatMul);
        rules.AddContrib("DynamicQuantizeMatMul", context => context.Output(0, context.ElementType(0), MatMulRules.Product(context, 0, 1)));
        rules.AddContrib("MatMulIntegerToFloat", context => context.Output(0, context.ElementType(2), MatMulRules.Product(context, 0, 1)));
        rules.AddContrib("MatMulNBits MatMulBnb4", Packed);
        rules.AddContrib("MatMulFpQ4", PackedWithShape);
        rules.AddContrib("MatMulNBitsMlp", context => Packed(context, "N"));
        rules.AddContrib("MatMulNBitsQkv", PackedTriple);
        rules.AddContrib("QGemm", QuantizedGemm);
        rules.AddContrib("GemmFloat8", context => Typed(context, (ElementType)context.Node.Int("dtype", 1)));
        rules.AddContrib("MoE QMoE", ElementwiseRules.SameAsFirst);
    }

    private static void FusedMatMul(RuleContext context)
    {
        if (context.Node.Int("transBatchA", 0) != 0 || context.Node.Int("transBatchB", 0) != 0)
        {
            context.Output(0, context.ElementType(0), BatchTransposed(context));
            return;
        }

        context.Output(
            0,
            context.ElementType(0),
            MatMulRules.Product(context, 0, 1, context.Node.Int("transA", 0) != 0, context.Node.Int("transB", 0) != 0));
    }

    /// <summary><c>transBatch</c> moves the first axis to the place before the last: [a, b, m, k] is read as [b, m, a, k].</summary>
    private static TensorShape? BatchTransposed(RuleContext context)
    {
        if (Read(context.Shape(0), context.Node.Int("transBatchA", 0) != 0, context.Node.Int("transA", 0) != 0) is not { } left
            || Read(context.Shape(1), context.Node.Int("transBatchB", 0) != 0, context.Node.Int("transB", 0) != 0) is not { } right)
        {
            return null;
        }

        _ = context.Merge(left[-1], right[-2], "inner extents of a matrix product");
        var batch = context.Broadcast(new TensorShape([.. left.SkipLast(2)]), new TensorShape([.. right.SkipLast(2)]))!;
        return new([.. batch, left[-2], right[-1]]);
    }

    private static TensorShape? Read(TensorShape? shape, bool movesBatch, bool transposes)
    {
        if (shape is not { Count: >= 2 })
        {
            return null;
        }

        var extents = shape.ToList();
        if (movesBatch)
        {
            var first = extents[0];
            extents.RemoveAt(0);
            extents.Insert(extents.Count - 1, first);
        }

        if (transposes)
        {
            (extents[^1], extents[^2]) = (extents[^2], extents[^1]);
        }

        return new([.. extents]);
    }

    private static void Packed(RuleContext context) => Packed(context, "N");

    private static void Packed(RuleContext context, string columns)
    {
        var transposed = context.Node.Int("transB", 1) != 0;
        var inner = Dimension.Of(context.Node.Int(transposed ? "K" : "N", 0));
        Columns(context, 0, inner, Dimension.Of(context.Node.Int(transposed ? columns : "K", 0)));
        context.Output(1, context.Type(0));
    }

    private static void PackedTriple(RuleContext context)
    {
        var inner = Dimension.Of(context.Node.Int("K", 0));
        Columns(context, 0, inner, Dimension.Of(context.Node.Int("Nq", 0)));
        Columns(context, 1, inner, Dimension.Of(context.Node.Int("Nkv", 0)));
        Columns(context, 2, inner, Dimension.Of(context.Node.Int("Nkv", 0)));
        context.Output(3, context.Type(0));
    }

    private static void Columns(RuleContext context, int output, Dimension inner, Dimension columns)
    {
        if (context.Shape(0) is not { Count: > 0 } shape)
        {
            context.Output(output, context.ElementType(0), null);
            return;
        }

        _ = context.Merge(shape[-1], inner, $"inner extents of {shape} and of the packed weights");
        context.Output(output, context.ElementType(0), new([.. shape.SkipLast(1), columns]));
    }

    private static void PackedWithShape(RuleContext context)
    {
        var weights = context.Integers(2);
        context.Output(
            0,
            context.ElementType(0),
            context.Shape(0) is { Count: > 0 } shape && weights is [_, var columns]
                ? new([.. shape.SkipLast(1), Dimension.Of(columns)])
                : null);
    }

    private static void QuantizedGemm(RuleContext context)
    {
        MatMulRules.Gemm(context, 3, 6);
        Typed(context, 3, context.Has(8) ? context.ElementType(8) : context.ElementType(1));
    }

    private static void Typed(RuleContext context, ElementType type) => Typed(context, 1, type);

    private static void Typed(RuleContext context, int right, ElementType type) =>
        context.Output(
            0, type, MatMulRules.Product(context, 0, right, context.Node.Int("transA", 0) != 0, context.Node.Int("transB", 0) != 0));
}
