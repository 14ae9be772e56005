using System.Collections.Immutable;
using EnergyGate.Variants.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// A <c>MatMul</c> or <c>Gemm</c> with a constant weight of [in, out], and a constant bias after it, become <c>DynamicQuantizeMatMul</c>: the
/// weight as signed 8-bit integers with one scale a column, the activation quantised to unsigned 8 bit as it comes. Embeddings stay as they
/// are, and so do weights with so few columns that nothing is gained (classifiers). Lossy; each weight is within half a step of its source.
/// </summary>
public sealed class QuantizeDynamic : IGraphPass
{
    /// <summary>Narrower weights stay in binary32.</summary>
    public const int FewestColumns = 16;

    /// <inheritdoc/>
    public string Name => "quantize-dynamic";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Lossy;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        foreach (var node in graph.Nodes.Where(node => node.Is("MatMul") || node.Is("Gemm")))
        {
            if (Match(graph, node, reason => refuse(new(Name, node.ToString(), reason))) is { } product)
            {
                return ToPatch(graph, product);
            }
        }

        return null;
    }

    private static QuantizableProduct? Match(Graph graph, Node node, Action<string> refuse)
    {
        if (graph.Constant(node.Input(1)) is not { } weight)
        {
            if (node.Is("Gemm"))
            {
                refuse("the weight is not a constant");
            }

            return null; // a product of two activations is no near match
        }

        var fault = weight.Extents.Length != 2 ? $"the weight has {weight.Extents.Length} axes, not 2"
            : weight.ElementType != ElementType.Float ? $"the weight is {weight.ElementType}, not Float"
            : node.Is("Gemm") && (node.Float("alpha", 1) != 1 || node.Float("beta", 1) != 1 || node.Int("transA", 0) != 0) ? "the Gemm scales or turns its input"
            : node.Is("Gemm") && node.Input(2).Length > 0 && graph.Constant(node.Input(2)) is not { Extents.Length: 1, ElementType: ElementType.Float } ? "the Gemm's bias is not a constant vector"
            : !ColumnQuantizer.IsFinite(weight.As<float>()) ? "a weight is infinite or not a number"
            : null;
        var columns = fault is not null ? 0 : weight.Extents[node.Is("Gemm") && node.Int("transB", 0) != 0 ? 0 : 1];
        fault ??= columns < FewestColumns ? $"the weight has {columns} columns, fewer than {FewestColumns}: nothing to gain" : null;
        if (fault is not null)
        {
            refuse(fault);
            return null;
        }

        return QuantizableProduct.Of(graph, node, weight, columns);
    }

    private static GraphPatch ToPatch(Graph graph, QuantizableProduct product)
    {
        var source = product.IsTurned ? Transposed(product.Weight) : product.Weight;
        var (values, scales) = ColumnQuantizer.Quantize(source);
        var name = SameOrUnused(graph, $"{product.WeightName}_int8", values);
        var scaleName = SameOrUnused(graph, $"{product.WeightName}_scale", scales);
        var output = product.Last.Outputs[0];
        var added = new Node
        {
            Name = product.Last.Name,
            OperatorType = "DynamicQuantizeMatMul",
            Domain = Fusion.Contrib,
            Inputs = product.BiasName is { } bias ? [product.Input, name, scaleName, "", bias] : [product.Input, name, scaleName],
            Outputs = [output],
        };
        return new()
        {
            Label = $"DynamicQuantizeMatMul of {product.WeightName} [{string.Join(", ", source.Extents)}] at {output}",
            Remove = [product.Last],
            Add = [added],
            Initializers = ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal).Add(name, values).Add(scaleName, scales),
            Opsets = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Fusion.Contrib, 1),
            QuantizedWeights = [new(name, scaleName, null, 1, product.WeightName, source)],
        };
    }

    /// <summary>Products that share a weight share what it is quantised to.</summary>
    private static string SameOrUnused(Graph graph, string name, TensorData data) =>
        graph.Initializers.TryGetValue(name, out var present) && present.ElementType == data.ElementType && present.Extents.SequenceEqual(data.Extents)
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
