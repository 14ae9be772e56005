using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>The shapes that operators make which move, join and cut extents.</summary>
internal static class LayoutShapeRules
{
    public static ImmutableArray<Extent?>? Transpose(Node node, ShapeFacts facts) =>
        facts.Shape(node.Input(0)) is not { } data ? null
        : node.Ints("perm") is { } order
            ? (order.Length == data.Length ? [.. order.Select(axis => (Extent?)data[Axis(node, axis, data.Length)])] : null)
        : ShapeRules.Same([.. data.Reverse()]);

    public static ImmutableArray<Extent?>? Reshape(Node node, ShapeFacts facts)
    {
        if (facts.Integers(node.Input(1)) is not { } wanted)
        {
            return facts.Shape(node.Input(1)) is [{ Value: { } rank }] ? [.. new Extent?[rank]] : null;
        }

        var data = facts.Shape(node.Input(0));
        var copies = node.Int("allowzero", 0) == 0;
        Extent?[] shape =
        [
            .. wanted.Select(
                (extent, axis) =>
                    !(extent.Is(0) && copies) ? extent
                    : data is { } known && axis < known.Length ? known[axis]
                    : (Extent?)null),
        ];
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

    public static ImmutableArray<Extent?>? Concat(Node node, ShapeFacts facts)
    {
        var parts = node.Inputs.Select(facts.Shape).ToArray();
        if (!node.Is("Concat") || parts.Any(part => part is null || part.Value.Length != parts[0]!.Value.Length))
        {
            return null;
        }

        var joined = Axis(node, node.Int("axis", 0), parts[0]!.Value.Length);
        var shape = ShapeRules.Same(parts[0])!.Value.ToArray();
        shape[joined] = parts.All(part => part!.Value[joined].Value is not null)
            ? Extent.Of(parts.Sum(part => part!.Value[joined].Value!.Value))
            : null;
        return [.. shape];
    }

    /// <summary>Of a split into equal parts.</summary>
    public static ImmutableArray<Extent?>? Split(Node node, ShapeFacts facts)
    {
        if (facts.Shape(node.Input(0)) is not { } data)
        {
            return null;
        }

        var axis = Axis(node, node.Int("axis", 0), data.Length);
        var sizes = node.Ints("split") ?? (facts.Integers(node.Input(1)) is { } given ? [.. given.Select(size => size.Value ?? -1)] : []);
        var shape = ShapeRules.Same(data)!.Value.ToArray();
        shape[axis] = sizes.Length > 0 ? (sizes.All(size => size == sizes[0]) && sizes[0] >= 0 ? Extent.Of(sizes[0]) : null)
            : data[axis].Value is { } extent && extent % node.Outputs.Length == 0 ? Extent.Of(extent / node.Outputs.Length)
            : null;
        return [.. shape];
    }

    public static ImmutableArray<Extent?>? Unsqueeze(Node node, ShapeFacts facts)
    {
        var axes =
            node.Ints("axes")
            ?? (
                facts.Integers(node.Input(1)) is { } given && given.All(axis => axis.Value is not null)
                    ? [.. given.Select(axis => axis.Value!.Value)]
                    : null);
        if (facts.Shape(node.Input(0)) is not { } data || axes is not { } known)
        {
            return null;
        }

        var rank = data.Length + known.Length;
        var ones = known.Select(axis => Axis(node, axis, rank)).ToHashSet();
        if (ones.Count != known.Length)
        {
            throw new MalformedGraphException(node, $"its axes [{string.Join(", ", known)}] name one twice");
        }

        var rest = new Queue<Extent>(data);
        return [.. Enumerable.Range(0, rank).Select(axis => (Extent?)(ones.Contains(axis) ? Extent.One : rest.Dequeue()))];
    }

    /// <summary>A slice from 0 up to an extent, with step 1, leaves at most that extent; other slices leave something unknown.</summary>
    public static ImmutableArray<Extent?>? Slice(Node node, ShapeFacts facts)
    {
        if (facts.Shape(node.Input(0)) is not { } data)
        {
            return null;
        }

        if (facts.Integers(node.Input(1)) is not { } starts
            || facts.Integers(node.Input(2)) is not { } ends
            || SlicedAxes(facts, node, starts.Length) is not { } axes
            || axes.Any(axis => axis.Value is null))
        {
            return [.. new Extent?[data.Length]];
        }

        if (starts.Length != axes.Length || ends.Length != axes.Length)
        {
            throw new MalformedGraphException(
                node, $"starts has {starts.Length} elements, ends {ends.Length} and axes {axes.Length}, where equal numbers are legal");
        }

        var steps = node.Input(4).Length == 0 || (facts.Integers(node.Input(4)) is { } given && given.All(step => step.Is(1)));
        var shape = ShapeRules.Same(data)!.Value.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = Axis(node, axes[i].Value!.Value, data.Length);
            shape[axis] = !steps || !starts[i].Is(0) ? null
                : ends[i] is { Value: >= int.MaxValue } ? data[axis]
                : ends[i].Key is not null && data[axis].Value is not null ? ends[i] with { IsClipped = true }
                : ends[i].Value is >= 0 && data[axis].Value is not null ? Extent.Of(Math.Min(ends[i].Value!.Value, data[axis].Value!.Value))
                : null;
        }

        return [.. shape];
    }

    /// <summary>An axis counted from the front.</summary>
    /// <exception cref="MalformedGraphException">The axis lies outside the rank.</exception>
    private static int Axis(Node node, long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw new MalformedGraphException(node, $"it names the axis {axis} of a tensor with {rank} axes");

    private static ImmutableArray<Extent>? SlicedAxes(ShapeFacts facts, Node node, int count) =>
        node.Input(3).Length > 0 ? facts.Integers(node.Input(3)) : [.. Enumerable.Range(0, count).Select(axis => Extent.Of(axis))];

    public static ImmutableArray<Extent?>? Vector(Node node, ShapeFacts facts) =>
        facts.Integers(node.Outputs[0]) is { } elements ? [Extent.Of(elements.Length)] : null;

    public static ImmutableArray<Extent?>? Gather(Node node, ShapeFacts facts)
    {
        if (facts.Shape(node.Input(0)) is not { Length: > 0 } data || facts.Shape(node.Input(1)) is not { } indices)
        {
            return null;
        }

        var axis = Axis(node, node.Int("axis", 0), data.Length);
        return ShapeRules.Same([.. data[..axis], .. indices, .. data[(axis + 1)..]]);
    }
}
