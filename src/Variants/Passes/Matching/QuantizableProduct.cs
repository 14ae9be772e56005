using EnergyGate.Graphs;

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
    // Narrower weights stay in binary32.
    private const int MinColumns = 16;

    /// <summary>
    /// The product at a <c>MatMul</c> or <c>Gemm</c>; null, with a refusal when it has a constant weight that does not fit.
    /// </summary>
    public static QuantizableProduct? At(Graph graph, Node node, Action<string> refuse)
    {
        if (graph.Constant(node.Input(1)) is not { } weight)
        {
            if (node.Is("Gemm"))
            {
                refuse("the weight is not a constant");
            }

            return null; // a product of two activations is no near match
        }

        var isTurned = node.Is("Gemm") && node.Int("transB", 0) != 0;
        if ((Fault(graph, node, weight) ?? Narrow(weight.Extents[isTurned ? 0 : 1])) is { } fault)
        {
            refuse(fault);
            return null;
        }

        return node.Is("Gemm")
            ? new(node.Input(0), node.Input(1), weight, isTurned, node.Input(2).Length > 0 ? node.Input(2) : null, node)
            : WithBias(graph, node, weight);
    }

    /// <summary>The weight as signed 8-bit integers, with names for the graph; a weight that is there already keeps its name.</summary>
    public QuantizedMatrix Quantize(Graph graph)
    {
        var source = IsTurned ? Transposed(Weight) : Weight;
        var (values, scales) = ColumnQuantizer.Quantize(source);
        var name = SameOrUnused(graph, $"{WeightName}_int8", values);
        var scaleName = SameOrUnused(graph, $"{WeightName}_scale", scales);
        return new(values, scales, new(name, scaleName, null, 1, WeightName, source));
    }

    private static string? Fault(Graph graph, Node node, TensorData weight) =>
        weight.Extents.Length != 2 ? $"the weight has {weight.Extents.Length} axes, not 2"
        : weight.ElementType != ElementType.Float ? $"the weight is {weight.ElementType}, not Float"
        : node.Is("Gemm") && (node.Float("alpha", 1) != 1 || node.Float("beta", 1) != 1 || node.Int("transA", 0) != 0)
            ? "the Gemm scales or turns its input"
        : node.Is("Gemm")
        && node.Input(2).Length > 0
        && graph.Constant(node.Input(2)) is not { Extents.Length: 1, ElementType: ElementType.Float }
            ? "the Gemm's bias is not a constant vector"
        : !ColumnQuantizer.IsFinite(weight.As<float>()) ? "a weight is infinite or not a number"
        : null;

    private static string? Narrow(long columns) =>
        columns < MinColumns ? $"the weight has {columns} columns, fewer than {MinColumns}: nothing to gain" : null;

    /// <summary>Takes in the addition after a <c>MatMul</c> when it adds a constant vector and the product has no other consumer.</summary>
    private static QuantizableProduct WithBias(Graph graph, Node node, TensorData weight) =>
        graph.Index.OnlyConsumer(node.Outputs[0]) is { } sum
        && sum.Is("Add")
        && graph.ConstantVectorOperand(sum, weight.Extents[1]) is var (bias, product)
        && product == node.Outputs[0]
        && graph.Constant(bias)!.ElementType == ElementType.Float
            ? new(node.Input(0), node.Input(1), weight, false, bias, sum)
            : new(node.Input(0), node.Input(1), weight, false, null, node);

    private static string SameOrUnused(Graph graph, string name, TensorData data) =>
        graph.Initializers.TryGetValue(name, out var present)
        && present.ElementType == data.ElementType
        && present.Extents.SequenceEqual(data.Extents)
        && present.Bytes.Span.SequenceEqual(data.Bytes.Span)
            ? name
            : graph.Unused(name);

    private static TensorData Transposed(TensorData weight)
    {
        var (rows, columns) = ((int)weight.Extents[0], (int)weight.Extents[1]);
        var source = weight.As<float>();
        var turned = new float[source.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = source[(row * columns) + column];
            }
        }

        return TensorData.Of(turned, columns, rows);
    }
}
