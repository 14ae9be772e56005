using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Matrix products of ONNX's own domain.</summary>
internal static class MatMulRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("MatMul", context => context.Output(0, context.ElementType(0), Product(context, 0, 1)));
        rules.Add("MatMulInteger", context => context.Output(0, ElementType.Int32, Product(context, 0, 1)));
        rules.AddContrib("MatMulInteger16", context => context.Output(0, ElementType.Int32, Product(context, 0, 1)));
        rules.Add("QLinearMatMul", context => context.Output(0, context.ElementType(7), Product(context, 0, 3)));
        rules.Add("Gemm", context => Gemm(context, 1, 2));
        rules.AddContrib("FusedGemm", context => Gemm(context, 1, 2));
        rules.AddContrib("GemmFastGelu", context => context.Output(0, context.ElementType(0), Product(context, 0, 1)));
        rules.AddContrib("SparseToDenseMatMul", context => context.Output(0, context.ElementType(1), Product(context, 0, 1)));
    }

    /// <summary>
    /// numpy's matmul of two inputs: a vector counts as a matrix of one row (left) or one column (right), batch axes are broadcast.
    /// </summary>
    public static TensorShape? Product(RuleContext context, int left, int right, bool transposeLeft = false, bool transposeRight = false)
    {
        if (context.Shape(left) is not { } one || context.Shape(right) is not { } other)
        {
            return null;
        }

        if (one.Count == 0 || other.Count == 0)
        {
            throw context.Contradiction($"a matrix product of {one} and {other}: a scalar is no matrix");
        }

        var (rows, inner) =
            one.Count == 1 ? (Dimension.Of(1), one[0])
            : transposeLeft ? (one[-1], one[-2])
            : (one[-2], one[-1]);
        var (depth, columns) =
            other.Count == 1 ? (other[0], Dimension.Of(1))
            : transposeRight ? (other[-1], other[-2])
            : (other[-2], other[-1]);
        if (inner.Value is { } k && depth.Value is { } expected && k != expected)
        {
            throw context.Contradiction($"a matrix product of {one} and {other}: {k} is not {expected}");
        }

        var batch = context.Broadcast(Batch(one), Batch(other))!;
        return new([
            .. batch,
            .. one.Count > 1 ? [rows] : Array.Empty<Dimension>(),
            .. other.Count > 1 ? [columns] : Array.Empty<Dimension>(),
        ]);
    }

    /// <summary>alpha * A' * B' + beta * C, A' and B' transposed as the attributes say.</summary>
    public static void Gemm(RuleContext context, int right, int? addend)
    {
        var transposeLeft = context.Node.Int("transA", 0) != 0;
        var transposeRight = context.Node.Int("transB", 0) != 0;
        if (context.Shape(0) is { Count: not 2 } || context.Shape(right) is { Count: not 2 })
        {
            throw context.Contradiction($"a Gemm of {context.Shape(0)} and {context.Shape(right)}: both must be matrices");
        }

        var shape = Product(context, 0, right, transposeLeft, transposeRight)
            ?? new([Edge(context, 0, transposeLeft ? 1 : 0), Edge(context, right, transposeRight ? 0 : 1)]);
        if (addend is { } input
            && context.Has(input)
            && context.Shape(input) is { } bias
            && context.Broadcast(shape, bias) is { } sum
            && sum.Count != 2)
        {
            throw context.Contradiction($"an addend of {bias} for {shape}");
        }

        context.Output(0, context.ElementType(0), shape);
    }

    private static Dimension Edge(RuleContext context, int input, int axis) =>
        context.Shape(input) is { } shape ? shape[axis] : context.Fresh();

    private static TensorShape Batch(TensorShape shape) => new([.. shape.Take(Math.Max(0, shape.Count - 2))]);
}
