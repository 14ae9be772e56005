using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>Matrix products of ONNX's own domain: 2*M*N*K operations for [M, K] x [K, N], times the batch.</summary>
internal static class MatMulCosts
{
    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Own("MatMul", context => Float(context, Product(context, 0))),
        Own("Gemm", Gemm),
        Own("Einsum", Einsum),
        Own("MatMulInteger", context => Integer(context, Product(context, 0))),
        Own("QLinearMatMul", context => Integer(context, Product(context, 0), QuantizedOutput(context))),
        Own("ConvInteger QLinearConv", ConvolutionCosts.Integer),
    ];

    /// <summary>2*K for every element of the output, K the last extent of the left matrix (or the one before it, transposed).</summary>
    public static long Product(CostContext context, int left, bool transposed = false)
    {
        var shape = context.Shape(left);
        var inner = shape.Count == 1 ? shape[0] : transposed ? shape[-2] : shape[-1];
        return checked(2 * context.OutputElements() * inner.Value!.Value);
    }

    public static NodeCost Float(CostContext context, long matrixFlops, long others = 0) =>
        context.Cost(OperatorClass.FloatMatMul, matrixFlops + others, matrixFlops, 0, context.Type(0).ElementType);

    public static NodeCost Integer(CostContext context, long matrixFlops, long others = 0) =>
        context.Cost(OperatorClass.Int8MatMul, matrixFlops + others, matrixFlops, matrixFlops, context.Type(0).ElementType);

    /// <summary>Scaling, adding the zero point: two operations per element of the output.</summary>
    private static long QuantizedOutput(CostContext context) => 2 * context.OutputElements();

    private static NodeCost Gemm(CostContext context)
    {
        var bias = context.Has(2) ? context.OutputElements() : 0;
        return Float(context, Product(context, 0, context.Node.Int("transA", 0) != 0), bias);
    }

    /// <summary>Two operations for each combination of letters: exact for one product of two tensors.</summary>
    private static NodeCost Einsum(CostContext context)
    {
        var equation = context.Node.Find("equation", AttributeKind.String)?.AsString.Replace(" ", "", StringComparison.Ordinal)
            ?? throw new MalformedGraphException(context.Node, "it has no attribute 'equation'");
        var letters = new Dictionary<char, long>();
        var covered = 1L;
        var terms = equation.Split("->")[0].Split(',');
        for (var input = 0; input < terms.Length; input++)
        {
            var shape = context.Shape(input);
            var hidden = shape.Count - terms[input].Count(char.IsLetter);
            var axis = 0;
            var rest = 1L;
            foreach (var letter in terms[input].Replace("...", ".", StringComparison.Ordinal))
            {
                for (var i = 0; letter == '.' && i < hidden; i++)
                {
                    rest *= shape[axis++].Value!.Value;
                }

                if (letter != '.')
                {
                    letters[letter] = Math.Max(letters.GetValueOrDefault(letter), shape[axis++].Value!.Value);
                }
            }

            covered = Math.Max(covered, rest);
        }

        var combinations = letters.Values.Aggregate(covered, (product, extent) => checked(product * extent));
        return Float(context, checked(2 * combinations));
    }
}
