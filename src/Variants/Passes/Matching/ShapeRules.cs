using System.Collections.Immutable;
using EnergyGate.Variants.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>The shape of a node's first output (of each output, for a split) from those of its inputs, for the operators of transformer encoders and decoders.</summary>
internal static class ShapeRules
{
    /// <returns>Extents, each null when not known; null when not even the rank is.</returns>
    public static ImmutableArray<Extent?>? Infer(Node node, ShapeFacts facts) => (node.Domain, node.OperatorType) switch
    {
        ("", "Cast" or "Erf" or "Tanh" or "Relu" or "Sqrt" or "Neg" or "Softmax" or "Identity" or "Not" or "IsNaN" or "Sigmoid" or "Gelu"
            or "LayerNormalization" or "Reciprocal" or "Dropout" or "Exp" or "Abs") => Same(facts.Shape(node.Input(0))),
        ("com.microsoft", "Gelu" or "FastGelu" or "BiasGelu" or "SkipLayerNormalization" or "SkipSimplifiedLayerNormalization" or "QuickGelu") =>
            Same(facts.Shape(node.Input(0))),
        ("", "Add" or "Sub" or "Mul" or "Div" or "Pow" or "Equal" or "And" or "Or" or "Less" or "LessOrEqual" or "Greater" or "Where" or "Max" or "Min") =>
            Broadcast(node.Inputs.Select(facts.Shape)),
        ("", "MatMul") => MatMul(facts.Shape(node.Input(0)), facts.Shape(node.Input(1))),
        ("", "Gemm") => Gemm(node, facts),
        ("", "Gather") => Gather(node, facts),
        ("", "Transpose") => Transpose(node, facts),
        ("", "Reshape") => Reshape(node, facts),
        ("", "Unsqueeze") => Unsqueeze(node, facts),
        ("", "Slice") => Slice(node, facts),
        ("", "Expand") => Expand(node, facts),
        ("", "ReduceMean") => ReduceMean(node, facts),
        ("", "Split") => Split(node, facts),
        ("", "Concat" or "Shape" or "ConstantOfShape") => Vector(node, facts) ?? Concat(node, facts),
        ("", "Attention") or ("com.microsoft", "MultiHeadAttention") => Same(facts.Shape(node.Input(0))),
        ("com.microsoft", "Attention") => LastReplaced(facts.Shape(node.Input(0)), facts.Shape(node.Input(2)) is [{ Value: { } packed }] ? packed / 3 : null),
        ("com.microsoft", "EmbedLayerNormalization") => facts.Shape(node.Input(0)) is { } ids ? [.. ids, Last(facts.Shape(node.Input(2)))] : null,
        ("com.microsoft", "DynamicQuantizeMatMul" or "MatMulIntegerToFloat") => MatMul(facts.Shape(node.Input(0)), facts.Shape(node.Input(1))),
        _ => null,
    };

    private static ImmutableArray<Extent?>? Same(ImmutableArray<Extent>? shape) => shape is { } known ? [.. known.Select(extent => (Extent?)extent)] : null;

    private static Extent? Last(ImmutableArray<Extent>? shape) => shape is [.., var last] ? last : null;

    private static ImmutableArray<Extent?>? LastReplaced(ImmutableArray<Extent>? shape, long? last) =>
        shape is { Length: > 0 } known ? [.. known.Take(known.Length - 1).Select(extent => (Extent?)extent), last is { } value ? Extent.Of(value) : null] : null;

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

    private static ImmutableArray<Extent?>? Gather(Node node, ShapeFacts facts)
    {
        if (facts.Shape(node.Input(0)) is not { Length: > 0 } data || facts.Shape(node.Input(1)) is not { } indices)
        {
            return null;
        }

        var axis = (int)node.Int("axis", 0);
        axis = axis < 0 ? axis + data.Length : axis;
        return Same([.. data[..axis], .. indices, .. data[(axis + 1)..]]);
    }

    private static ImmutableArray<Extent?>? Transpose(Node node, ShapeFacts facts) =>
        facts.Shape(node.Input(0)) is not { } data ? null
        : node.Ints("perm") is { } order ? (order.Length == data.Length ? [.. order.Select(axis => (Extent?)data[(int)axis])] : null)
        : Same([.. data.Reverse()]);

    private static ImmutableArray<Extent?>? Reshape(Node node, ShapeFacts facts)
    {
        if (facts.Integers(node.Input(1)) is not { } wanted)
        {
            return facts.Shape(node.Input(1)) is [{ Value: { } rank }] ? [.. new Extent?[rank]] : null;
        }

        var data = facts.Shape(node.Input(0));
        var copies = node.Int("allowzero", 0) == 0;
        Extent?[] shape = [.. wanted.Select((extent, axis) => !(extent.Is(0) && copies) ? extent : data is { } known && axis < known.Length ? known[axis] : (Extent?)null)];
        var open = Array.FindIndex(shape, extent => extent is { Value: -1 });
        if (open >= 0)
        {
            shape[open] = data is { } known ? Quotient(known, [.. shape.Where((_, axis) => axis != open)]) : null;
        }

        return [.. shape];
    }

    /// <summary>The product of some extents over that of others, when equal keys cancel and one extent is left.</summary>
    private static Extent? Quotient(ImmutableArray<Extent> dividend, Extent?[] divisor)
    {
        var left = dividend.Where(extent => extent.Key is not null).ToList();
        var numerator = dividend.Aggregate(1L, (product, extent) => product * (extent.Value ?? 1));
        var denominator = 1L;
        foreach (var extent in divisor)
        {
            if (extent is not { } known || (known.Key is not null && !left.Remove(known)))
            {
                return null;
            }

            denominator *= known.Value ?? 1;
        }

        return denominator == 0 || numerator % denominator != 0 ? null
            : left.Count == 0 ? Extent.Of(numerator / denominator)
            : left.Count == 1 && numerator == denominator ? left[0]
            : null;
    }

    private static ImmutableArray<Extent?>? Vector(Node node, ShapeFacts facts) => facts.Integers(node.Outputs[0]) is { } elements ? [Extent.Of(elements.Length)] : null;

    private static ImmutableArray<Extent?>? Concat(Node node, ShapeFacts facts)
    {
        var parts = node.Inputs.Select(facts.Shape).ToArray();
        if (!node.Is("Concat") || parts.Any(part => part is null || part.Value.Length != parts[0]!.Value.Length))
        {
            return null;
        }

        var joined = (int)node.Int("axis", 0);
        joined = joined < 0 ? joined + parts[0]!.Value.Length : joined;
        var shape = Same(parts[0])!.Value.ToArray();
        shape[joined] = parts.All(part => part!.Value[joined].Value is not null) ? Extent.Of(parts.Sum(part => part!.Value[joined].Value!.Value)) : null;
        return [.. shape];
    }

    /// <summary>Of a split into equal parts.</summary>
    private static ImmutableArray<Extent?>? Split(Node node, ShapeFacts facts)
    {
        if (facts.Shape(node.Input(0)) is not { } data)
        {
            return null;
        }

        var axis = (int)node.Int("axis", 0);
        axis = axis < 0 ? axis + data.Length : axis;
        var sizes = node.Ints("split") ?? (facts.Integers(node.Input(1)) is { } given ? [.. given.Select(size => size.Value ?? -1)] : []);
        var shape = Same(data)!.Value.ToArray();
        shape[axis] = sizes.Length > 0 ? (sizes.All(size => size == sizes[0]) && sizes[0] >= 0 ? Extent.Of(sizes[0]) : null)
            : data[axis].Value is { } extent && extent % node.Outputs.Length == 0 ? Extent.Of(extent / node.Outputs.Length)
            : null;
        return [.. shape];
    }

    private static ImmutableArray<Extent?>? ReduceMean(Node node, ShapeFacts facts)
    {
        var axes = node.Ints("axes") ?? (facts.Integers(node.Input(1)) is { } given ? [.. given.Select(axis => axis.Value ?? long.MaxValue)] : []);
        if (facts.Shape(node.Input(0)) is not { } data || axes.Length == 0 || axes.Any(axis => axis >= data.Length) || node.Int("keepdims", 1) == 0)
        {
            return null;
        }

        var reduced = axes.Select(axis => axis < 0 ? axis + data.Length : axis).ToHashSet();
        return [.. data.Select((extent, axis) => (Extent?)(reduced.Contains(axis) ? Extent.One : extent))];
    }

    private static ImmutableArray<Extent?>? Unsqueeze(Node node, ShapeFacts facts)
    {
        var axes = node.Ints("axes") ?? (facts.Integers(node.Input(1)) is { } given && given.All(axis => axis.Value is not null) ? [.. given.Select(axis => axis.Value!.Value)] : null);
        if (facts.Shape(node.Input(0)) is not { } data || axes is not { } known)
        {
            return null;
        }

        var rank = data.Length + known.Length;
        var ones = known.Select(axis => axis < 0 ? axis + rank : axis).ToHashSet();
        var rest = new Queue<Extent>(data);
        return [.. Enumerable.Range(0, rank).Select(axis => (Extent?)(ones.Contains(axis) ? Extent.One : rest.Dequeue()))];
    }

    /// <summary>A slice from 0 up to an extent, with step 1, leaves at most that extent; other slices leave something unknown.</summary>
    private static ImmutableArray<Extent?>? Slice(Node node, ShapeFacts facts)
    {
        if (facts.Shape(node.Input(0)) is not { } data)
        {
            return null;
        }

        if (facts.Integers(node.Input(1)) is not { } starts || facts.Integers(node.Input(2)) is not { } ends
            || (node.Input(3).Length > 0 ? facts.Integers(node.Input(3)) : [.. Enumerable.Range(0, starts.Length).Select(axis => Extent.Of(axis))]) is not { } axes
            || axes.Any(axis => axis.Value is null))
        {
            return [.. new Extent?[data.Length]];
        }

        var steps = node.Input(4).Length == 0 || (facts.Integers(node.Input(4)) is { } given && given.All(step => step.Is(1)));
        var shape = Same(data)!.Value.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = (int)(axes[i].Value!.Value + (axes[i].Value < 0 ? data.Length : 0));
            shape[axis] = !steps || !starts[i].Is(0) ? null
                : ends[i] is { Value: >= int.MaxValue } ? data[axis]
                : ends[i].Key is not null && data[axis].Value is not null ? ends[i] with { IsClipped = true }
                : ends[i].Value is >= 0 && data[axis].Value is not null ? Extent.Of(Math.Min(ends[i].Value!.Value, data[axis].Value!.Value))
                : null;
        }

        return [.. shape];
    }

    private static ImmutableArray<Extent?>? Expand(Node node, ShapeFacts facts) =>
        facts.Integers(node.Input(1)) is { } wanted ? Broadcast([facts.Shape(node.Input(0)), wanted]) : null;
}
