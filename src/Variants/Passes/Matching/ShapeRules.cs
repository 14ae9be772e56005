using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// The shape of a node's first output (of each output, for a split) from those of its inputs, for the operators of transformer encoders and
/// decoders.
/// </summary>
internal static class ShapeRules
{
    /// <returns>Extents, each null when not known; null when not even the rank is.</returns>
    public static ImmutableArray<Extent?>? Infer(Node node, ShapeFacts facts) =>
        (node.Domain, node.OperatorType) switch
        {
            (
                "",
                "Cast"
                    or "Erf"
                    or "Tanh"
                    or "Relu"
                    or "Sqrt"
                    or "Neg"
                    or "Softmax"
                    or "Identity"
                    or "Not"
                    or "IsNaN"
                    or "Sigmoid"
                    or "Gelu"
                    or "LayerNormalization"
                    or "Reciprocal"
                    or "Dropout"
                    or "Exp"
                    or "Abs") => Same(facts.Shape(node.Input(0))),
            (
                "com.microsoft",
                "Gelu"
                    or "FastGelu"
                    or "BiasGelu"
                    or "SkipLayerNormalization"
                    or "SkipSimplifiedLayerNormalization"
                    or "QuickGelu") => Same(facts.Shape(node.Input(0))),
            (
                "",
                "Add"
                    or "Sub"
                    or "Mul"
                    or "Div"
                    or "Pow"
                    or "Equal"
                    or "And"
                    or "Or"
                    or "Less"
                    or "LessOrEqual"
                    or "Greater"
                    or "Where"
                    or "Max"
                    or "Min") => Broadcast(node.Inputs.Select(facts.Shape)),
            ("", "MatMul") => MatMul(facts.Shape(node.Input(0)), facts.Shape(node.Input(1))),
            ("", "Gemm") => Gemm(node, facts),
            ("", "Gather") => LayoutShapeRules.Gather(node, facts),
            ("", "Transpose") => LayoutShapeRules.Transpose(node, facts),
            ("", "Reshape") => LayoutShapeRules.Reshape(node, facts),
            ("", "Unsqueeze") => LayoutShapeRules.Unsqueeze(node, facts),
            ("", "Slice") => LayoutShapeRules.Slice(node, facts),
            ("", "Expand") => Expand(node, facts),
            ("", "ReduceMean") => ReduceMean(node, facts),
            ("", "Split") => LayoutShapeRules.Split(node, facts),
            ("", "Concat" or "Shape" or "ConstantOfShape") => LayoutShapeRules.Vector(node, facts) ?? LayoutShapeRules.Concat(node, facts),
            ("", "Attention") or ("com.microsoft", "MultiHeadAttention") => Same(facts.Shape(node.Input(0))),
            ("com.microsoft", "Attention") => LastReplaced(
                facts.Shape(node.Input(0)), facts.Shape(node.Input(2)) is [{ Value: { } packed }] ? packed / 3 : null),
            ("com.microsoft", "EmbedLayerNormalization") => facts.Shape(node.Input(0)) is { } ids
                ? [.. ids, Last(facts.Shape(node.Input(2)))]
                : null,
            ("com.microsoft", "DynamicQuantizeMatMul" or "MatMulIntegerToFloat") => MatMul(
                facts.Shape(node.Input(0)), facts.Shape(node.Input(1))),
            _ => null,
        };

    /// <summary>The same extents, all of them known.</summary>
    public static ImmutableArray<Extent?>? Same(ImmutableArray<Extent>? shape) =>
        shape is { } known ? [.. known.Select(extent => (Extent?)extent)] : null;

    private static Extent? Last(ImmutableArray<Extent>? shape) => shape is [.., var last] ? last : null;

    private static ImmutableArray<Extent?>? LastReplaced(ImmutableArray<Extent>? shape, long? last) =>
        shape is { Length: > 0 } known
            ? [.. known.Take(known.Length - 1).Select(extent => (Extent?)extent), last is { } value ? Extent.Of(value) : null]
            : null;

    private static ImmutableArray<Extent?>? Broadcast(IEnumerable<ImmutableArray<Extent>?> operands)
    {
        var shapes = operands.ToArray();
        if (shapes.Any(shape => shape is null))
        {
            return null;
        }

        var result = new Extent?[shapes.Max(shape => shape!.Value.Length)];
        for (var axis = 1; axis <= result.Length; axis++)
        {
            result[^axis] = shapes.Where(shape => shape!.Value.Length >= axis).Select(shape => (Extent?)shape!.Value[^axis])
                .Aggregate((a, b) => a is { } left && b is { } right ? Extent.Broadcast(left, right) : null);
        }

        return [.. result];
    }

    private static ImmutableArray<Extent?>? MatMul(ImmutableArray<Extent>? left, ImmutableArray<Extent>? right)
    {
        if (left is not { Length: >= 2 } a || right is not { Length: >= 2 } b || Broadcast([a[..^2], b[..^2]]) is not { } batch)
        {
            return null;
        }

        return [.. batch, a[^2], b[^1]];
    }

    private static ImmutableArray<Extent?>? Gemm(Node node, ShapeFacts facts) =>
        facts.Shape(node.Input(0)) is [var m, var k] && facts.Shape(node.Input(1)) is [var p, var n]
            ? [node.Int("transA", 0) == 0 ? m : k, node.Int("transB", 0) == 0 ? n : p]
            : null;

    private static ImmutableArray<Extent?>? ReduceMean(Node node, ShapeFacts facts)
    {
        var axes =
            node.Ints("axes") ?? (facts.Integers(node.Input(1)) is { } given ? [.. given.Select(axis => axis.Value ?? long.MaxValue)] : []);
        if (facts.Shape(node.Input(0)) is not { } data
            || axes.Length == 0
            || axes.Any(axis => axis >= data.Length)
            || node.Int("keepdims", 1) == 0)
        {
            return null;
        }

        var reduced = axes.Select(axis => axis < 0 ? axis + data.Length : axis).ToHashSet();
        return [.. data.Select((extent, axis) => (Extent?)(reduced.Contains(axis) ? Extent.One : extent))];
    }

    private static ImmutableArray<Extent?>? Expand(Node node, ShapeFacts facts) =>
        facts.Integers(node.Input(1)) is { } wanted ? Broadcast([facts.Shape(node.Input(0)), wanted]) : null;
}
