using System.Collections.Immutable;
using EnergyGate.Variants.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Three projections of one value by constant weights of one size (queries, keys and values) become one wide projection and a <c>Split</c>:
/// the activation is quantised and read once. The same sums in the same order; a kernel may block them otherwise.
/// </summary>
public sealed class MergeProjections : IGraphPass
{
    private const int Together = 3;
    private const int SplitSizesAsInput = 13;

    /// <inheritdoc/>
    public string Name => "merge-projections";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        foreach (var products in graph.Nodes.Where(node => node.Is("MatMul")).GroupBy(node => node.Input(0)).Where(group => group.Count() == Together))
        {
            void Refuse(string reason) => refuse(new(Name, products.First().ToString(), reason));
            ProjectionMatch?[] projections = [.. products.Select(product => ProjectionMatch.Of(graph, ResultOf(graph, product)))];
            if (projections.Any(projection => projection is null || !projection.Weight.Extents.SequenceEqual(projections[0]!.Weight.Extents)))
            {
                Refuse("the products that read its input are not projections by constant weights of one size");
            }
            else if (ToFusion(graph, [.. projections.Select(projection => projection!)]).ToPatch(graph, Refuse) is { } patch)
            {
                return patch;
            }
        }

        return null;
    }

    private static string ResultOf(Graph graph, Node product) =>
        graph.Index.OnlyConsumer(product.Outputs[0]) is { } sum && sum.Is("Add") && ProjectionMatch.Of(graph, sum.Outputs[0]) is not null ? sum.Outputs[0] : product.Outputs[0];

    private static Fusion ToFusion(Graph graph, ImmutableArray<ProjectionMatch> projections)
    {
        ImmutableArray<string> outputs = [.. projections.Select(projection => (projection.Sum ?? projection.Product).Outputs[0])];
        var stem = outputs[0];
        var (weight, bias, product, sum, sizes) = (graph.Unused($"{stem}_merged_weight"), graph.Unused($"{stem}_merged_bias"),
            graph.Unused($"{stem}_merged_product"), graph.Unused($"{stem}_merged"), graph.Unused($"{stem}_merged_sizes"));
        var width = projections[0].Weight.Extents[1];
        var split = new Node { Name = sizes, OperatorType = "Split", Inputs = [sum], Outputs = outputs }.With("axis", AttributeValue.Of(-1));
        var initializers = ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal)
            .Add(weight, PackedColumns.Of([.. projections.Select(projection => projection.Weight)]))
            .Add(bias, PackedColumns.Of([.. projections.Select(projection => projection.Bias ?? PackedColumns.Zeros(projection.Weight.ElementType, width))]));
        if (graph.Opset >= SplitSizesAsInput)
        {
            split = split with { Inputs = [sum, sizes] };
            initializers = initializers.Add(sizes, TensorData.Of(new[] { width, width, width }));
        }
        else
        {
            split = split.With("split", AttributeValue.Of([width, width, width]));
        }

        return new()
        {
            Label = $"one projection for {string.Join(", ", outputs)}",
            Last = projections[0].Sum ?? projections[0].Product,
            AlsoReplaced = [.. projections.Skip(1).Select(projection => projection.Sum ?? projection.Product)],
            Interior = [.. projections.Select(projection => projection.Product)],
            Add =
            [
                new Node { Name = product, OperatorType = "MatMul", Inputs = [projections[0].Input, weight], Outputs = [product] },
                new Node { Name = sum, OperatorType = "Add", Inputs = [product, bias], Outputs = [sum] },
                split,
            ],
            Initializers = initializers,
        };
    }
}
