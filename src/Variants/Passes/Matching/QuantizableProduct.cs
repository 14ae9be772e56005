using EnergyGate.Variants.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>The product of an activation and a constant weight, with its constant bias.</summary>
/// <param name="Input">The activation.</param>
/// <param name="WeightName">Name of the weight.</param>
/// <param name="Weight">[in, out], or [out, in] when it is turned.</param>
/// <param name="IsTurned">True for a <c>Gemm</c> that transposes its weight.</param>
/// <param name="BiasName">A vector of [out]; null when there is none.</param>
/// <param name="Last">The node that makes the result.</param>
internal sealed record QuantizableProduct(string Input, string WeightName, TensorData Weight, bool IsTurned, string? BiasName, Node Last)
{
    /// <summary>Takes in the addition after a <c>MatMul</c> when it adds a constant vector and nobody else reads the product.</summary>
    public static QuantizableProduct Of(Graph graph, Node node, TensorData weight, long columns)
    {
        if (node.Is("Gemm"))
        {
            return new(node.Input(0), node.Input(1), weight, node.Int("transB", 0) != 0, node.Input(2).Length > 0 ? node.Input(2) : null, node);
        }

        return graph.Index.OnlyConsumer(node.Outputs[0]) is { } sum && sum.Is("Add") && graph.ConstantVectorOperand(sum, columns) is var (bias, product)
            && product == node.Outputs[0] && graph.Constant(bias)!.ElementType == ElementType.Float
            ? new(node.Input(0), node.Input(1), weight, false, bias, sum)
            : new(node.Input(0), node.Input(1), weight, false, null, node);
    }
}
