using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Slice</c>, with attributes before opset 10 and with inputs since.</summary>
internal static class SliceRules
{
    public static void Register(RuleSet rules) => rules.Add("Slice", Slice);

    private static void Slice(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.Output(0, context.ElementType(0), null);
            return;
        }

        var starts = Elements(context, "starts", 1);
        var ends = Elements(context, "ends", 2);
        var steps = context.Has(4) ? context.Elements(4) : null;
        var axes = Axes(context, shape, starts?.Length ?? ends?.Length);
        if (axes is null)
        {
            context.Output(0, context.ElementType(0), context.FreshShape(shape.Count));
            return;
        }

        RequireLength(context, "starts", starts?.Length, axes.Length);
        RequireLength(context, "ends", ends?.Length, axes.Length);
        RequireLength(context, "steps", steps?.Length, axes.Length);
        var dimensions = shape.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            var step = context.Has(4) ? steps?[i] ?? Element.Unknown : Element.Of(1);
            dimensions[axes[i]] =
                starts is null || ends is null ? context.Fresh() : Length(context, shape[axes[i]], starts[i], ends[i], step);
        }

        context.Output(0, context.ElementType(0), new([.. dimensions]));
        if (context.Value(0) is { } value && PartialTensor.Fits(new([.. dimensions])))
        {
            Values(context, value, dimensions, axes, starts, steps);
        }
    }

    private static void RequireLength(RuleContext context, string name, int? length, int axisCount)
    {
        if (length is { } known && known != axisCount)
        {
            throw context.Contradiction($"{name} has {known} elements where axes has {axisCount}");
        }
    }

    private static Element[]? Elements(RuleContext context, string attribute, int input) =>
        context.Node.Ints(attribute) is { } integers ? [.. integers.Select(value => Element.Of(value))] : context.Elements(input);

    private static int[]? Axes(RuleContext context, TensorShape shape, int? count)
    {
        if (context.Node.Attributes.ContainsKey("axes") || context.Has(3))
        {
            var listed = context.Integers("axes", 3);
            return listed is null ? null : [.. listed.Value.Select(axis => context.Axis(axis, shape.Count))];
        }

        return count is { } all
            ? (all <= shape.Count ? [.. Enumerable.Range(0, all)] : throw context.Contradiction($"{all} ranges for {shape}"))
            : null;
    }

    private static Dimension Length(RuleContext context, Dimension extent, Element start, Element end, Element step)
    {
        if (step is { Kind: ElementKind.Integer, Integer: 0 })
        {
            throw context.Contradiction("a slice with a step of 0");
        }

        if (extent.Value is { } size
            && start.Kind == ElementKind.Integer
            && end.Kind == ElementKind.Integer
            && step.Kind == ElementKind.Integer)
        {
            return Dimension.Of(Length(size, start.Integer, end.Integer, step.Integer));
        }

        var whole = Element.Of(extent);
        if (step is { Kind: ElementKind.Integer, Integer: -1 }
            && start is { Kind: ElementKind.Integer, Integer: -1 }
            && end is { Kind: ElementKind.Integer, Integer: <= int.MinValue + 1 })
        {
            return extent;
        }

        if (step is not { Kind: ElementKind.Integer, Integer: > 0 })
        {
            return context.Fresh();
        }

        var span = ElementArithmetic.Max(ElementArithmetic.Subtract(Clamp(whole, end), Clamp(whole, start)), Element.Of(0));
        return context.Extent(ElementArithmetic.Divide(ElementArithmetic.Add(span, Element.Of(step.Integer - 1)), step));
    }

    /// <summary>The number of positions, by the clamping of the operator's specification.</summary>
    private static long Length(long extent, long start, long end, long step)
    {
        var (lowest, highest) = step > 0 ? (0, extent) : (-1, extent - 1);
        var from = Math.Clamp(start < 0 ? Math.Max(start, -extent - 1) + extent : start, step > 0 ? 0 : Math.Min(0, highest), highest);
        var to = Math.Clamp(end < 0 ? Math.Max(end, -extent - 1) + extent : end, lowest, highest);
        var span = step > 0 ? (Int128)to - from : (Int128)from - to;
        var stride = Int128.Abs(step);
        return extent == 0 || span <= 0 ? 0 : (long)((span + stride - 1) / stride);
    }

    /// <summary>A bound of a forward slice, between 0 and the extent.</summary>
    private static Element Clamp(Element extent, Element bound)
    {
        if (bound.Kind == ElementKind.Integer)
        {
            // Exporters write the largest 32- or 64-bit integer for "to the end"; no tensor has such an extent.
            return bound.Integer >= int.MaxValue ? extent
                : bound.Integer <= -int.MaxValue ? Element.Of(0)
                : bound.Integer >= 0 ? ElementArithmetic.Min(bound, extent)
                : ElementArithmetic.Max(ElementArithmetic.Add(extent, bound), Element.Of(0));
        }

        if (bound.Kind != ElementKind.Symbolic)
        {
            return Element.Unknown;
        }

        var backwards = ElementArithmetic.Negate(bound);
        return bound.Symbolic!.IsNonNegative ? ElementArithmetic.Min(bound, extent)
            : backwards is { Symbolic.IsPositive: true } ? ElementArithmetic.Max(ElementArithmetic.Add(extent, bound), Element.Of(0))
            : Element.Unknown;
    }

    private static void Values(
        RuleContext context, PartialTensor value, Dimension[] dimensions, int[] axes, Element[]? starts, Element[]? steps)
    {
        var first = new long[dimensions.Length];
        var stride = Enumerable.Repeat(1L, dimensions.Length).ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            if (starts![i].Kind != ElementKind.Integer || (steps is not null && steps[i].Kind != ElementKind.Integer))
            {
                return;
            }

            var extent = value.Extents[axes[i]];
            stride[axes[i]] = steps?[i].Integer ?? 1;
            var start = starts[i].Integer;
            first[axes[i]] = Math.Clamp(
                start < 0 ? Math.Max(start, -extent) + extent : start, 0, stride[axes[i]] > 0 ? extent : Math.Max(0, extent - 1));
        }

        var strides = Strides.Of(value.Extents);
        context.Output(0, value.Remapped(
            [.. dimensions.Select(dimension => dimension.Value!.Value)],
            index => index.Select((position, axis) => (first[axis] + (position * stride[axis])) * strides[axis]).Sum()));
    }
}
