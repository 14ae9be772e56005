using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// A <c>MatMul</c> or <c>Gemm</c> with a constant weight of [in, out], and a constant bias after it, become <c>DynamicQuantizeMatMul</c>:
/// the weight as signed 8-bit integers with one scale per column, the activation quantised to unsigned 8 bit at run time. Products of one
/// activation share its quantisation (<c>DynamicQuantizeLinear</c> and <c>MatMulIntegerToFloat</c>). Embeddings stay as they are, and so do
/// weights with few columns, where nothing is gained (classifiers). Lossy; each weight is within half a step of its source.
/// </summary>
internal sealed class QuantizeDynamic : IGraphPass
{
    private const int FirstOpsetOfDynamicQuantizeLinear = 11;

    /// <inheritdoc/>
    public string Name => "quantize-dynamic";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Lossy;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        foreach (var node in graph.Nodes.Where(IsProduct))
        {
            if (QuantizableProduct.At(graph, node, reason => refuse(new(Name, node.ToString(), reason))) is not { } product)
            {
                continue;
            }

            QuantizableProduct[] together = graph.Opset < FirstOpsetOfDynamicQuantizeLinear
                ? [product]
                :
                [
                    .. graph.Index.Consumers(product.Input)
                        .Where(IsProduct)
                        .Select(reader => QuantizableProduct.At(graph, reader, _ => { }))
                        .OfType<QuantizableProduct>()
                        .Where(other => other.Input == product.Input),
                ];
            return together.Length > 1 ? Shared(graph, together) : Single(graph, product);
        }

        return null;
    }

    private static bool IsProduct(Node node) => node.Is("MatMul") || node.Is("Gemm");

    private static GraphPatch Single(Graph graph, QuantizableProduct product)
    {
        var weight = product.Quantize(graph);
        ImmutableArray<string> inputs = [product.Input, weight.Origin.Name, weight.Origin.ScaleName];
        return Patch(
            [product], [weight],
            [Replacement(product, "DynamicQuantizeMatMul", product.BiasName is { } bias ? [.. inputs, "", bias] : inputs)]);
    }

    private static GraphPatch Shared(Graph graph, QuantizableProduct[] products)
    {
        QuantizedMatrix[] weights = [.. products.Select(product => product.Quantize(graph))];
        var input = products[0].Input;
        var (values, scale, zero) = (
            graph.Unused($"{input}_quantized"), graph.Unused($"{input}_scale"), graph.Unused($"{input}_zero_point"));
        var quantize = new Node
        {
            Name = values,
            OperatorType = "DynamicQuantizeLinear",
            Inputs = [input],
            Outputs = [values, scale, zero],
        };
        var replacements = products.Zip(
            weights,
            (product, weight) =>
            {
                ImmutableArray<string> inputs = [values, weight.Origin.Name, scale, weight.Origin.ScaleName, zero];
                return Replacement(product, "MatMulIntegerToFloat", product.BiasName is { } bias ? [.. inputs, "", bias] : inputs);
            });
        return Patch(products, weights, [quantize, .. replacements]);
    }

    private static Node Replacement(QuantizableProduct product, string operatorType, ImmutableArray<string> inputs) =>
        new()
        {
            Name = product.Last.Name,
            OperatorType = operatorType,
            Domain = Fusion.Contrib,
            Inputs = inputs,
            Outputs = [product.Last.Outputs[0]],
        };

    private static GraphPatch Patch(QuantizableProduct[] products, QuantizedMatrix[] weights, ImmutableArray<Node> added)
    {
        var initializers = ImmutableSortedDictionary.CreateBuilder<string, TensorData>(StringComparer.Ordinal);
        foreach (var weight in weights)
        {
            initializers[weight.Origin.Name] = weight.Values;
            initializers[weight.Origin.ScaleName] = weight.Scales;
        }

        var matrices = products.Select(product => $"{product.WeightName} [{string.Join(", ", product.Weight.Extents)}]");
        return new()
        {
            Label = $"8-bit {string.Join(", ", matrices)} at {string.Join(", ", products.Select(product => product.Last.Outputs[0]))}",
            Remove = [.. products.Select(product => product.Last)],
            Add = added,
            Initializers = initializers.ToImmutable(),
            Opsets = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Fusion.Contrib, 1),
            QuantizedWeights = [.. weights.Select(weight => weight.Origin)],
        };
    }
}
