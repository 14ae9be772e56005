using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>x W + b with constant W of [in, out] and constant b of [out].</summary>
/// <param name="Input">x.</param>
/// <param name="Weight">W.</param>
/// <param name="Bias">b; null when there is none.</param>
/// <param name="Product">The <c>MatMul</c>.</param>
/// <param name="Sum">The <c>Add</c>; null when there is none.</param>
internal sealed record ProjectionMatch(string Input, TensorData Weight, TensorData? Bias, Node Product, Node? Sum)
{
    /// <summary>The projection that makes a value, or null.</summary>
    public static ProjectionMatch? Of(Graph graph, string value)
    {
        if (graph.Producer(value, "Add") is not { } sum)
        {
            return ConstantProduct(graph, value) is var (node, data) ? new(node.Input(0), data, null, node, null) : null;
        }

        return
            graph.ConstantVectorOperand(sum) is var (biasName, productName)
            && ConstantProduct(graph, productName) is var (product, weight)
            && graph.Constant(biasName) is { } bias
            && bias.Extents[0] == weight.Extents[1]
            && bias.ElementType == weight.ElementType
            ? new(product.Input(0), weight, bias, product, sum)
            : null;
    }

    private static (Node Node, TensorData Weight)? ConstantProduct(Graph graph, string value) =>
        graph.Producer(value, "MatMul") is { } product
        && graph.Constant(product.Input(1)) is { Extents.Length: 2 } weight
        && ElementTypes.IsFloat(weight.ElementType)
            ? (product, weight)
            : null;
}
