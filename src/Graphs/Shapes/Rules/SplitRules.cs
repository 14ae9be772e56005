using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Split</c>: by sizes (attribute before opset 13, input since), in equal parts, or by <c>num_outputs</c> (opset 18).</summary>
internal static class SplitRules
{
    public static void Register(RuleSet rules) => rules.Add("Split", Split);

    private static void Split(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            SetAll(context, _ => null);
            return;
        }

        var axis = context.Axis(context.Node.Int("axis", 0), shape.Count);
        var sizes = Sizes(context, shape[axis]);
        SetAll(context, output => new([.. shape.Select((extent, other) => other == axis ? sizes[output] : extent)]));
        if (context.Value(0) is { } value && sizes.All(size => size.IsKnown))
        {
            Values(context, value, axis, sizes);
        }
    }

    private static void SetAll(RuleContext context, Func<int, TensorShape?> shape)
    {
        for (var output = 0; output < context.OutputCount; output++)
        {
            context.Output(output, context.ElementType(0), shape(output));
        }
    }

    private static Dimension[] Sizes(RuleContext context, Dimension extent)
    {
        var parts = context.OutputCount;
        if (context.Node.Ints("split") is { } attribute)
        {
            return Checked(context, extent, [.. attribute.Select(Dimension.Of)]);
        }

        if (context.Has(1))
        {
            return context.Elements(1) is { } elements
                ? Checked(context, extent, [.. elements.Select(context.Extent)])
                : [.. Enumerable.Range(0, parts).Select(_ => context.Fresh())];
        }

        return extent.Value is { } whole
            ? Equal(context, whole, parts)
            : [.. Enumerable.Repeat(context.Quotient(extent, Dimension.Of(parts)), parts)];
    }

    /// <summary>Equal parts; with <c>num_outputs</c> the last may be smaller.</summary>
    private static Dimension[] Equal(RuleContext context, long whole, int parts)
    {
        var uneven = context.Opset >= 18 && context.Node.Attributes.ContainsKey("num_outputs");
        if (whole % parts != 0 && !uneven)
        {
            throw context.Contradiction($"an extent of {whole} in {parts} equal parts");
        }

        var size = (whole + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(part => Dimension.Of(Math.Clamp(whole - (part * size), 0, size)))];
    }

    private static Dimension[] Checked(RuleContext context, Dimension extent, Dimension[] sizes)
    {
        if (sizes.Length != context.OutputCount)
        {
            throw context.Contradiction($"{sizes.Length} sizes for {context.OutputCount} outputs");
        }

        if (extent.Value is { } whole && sizes.All(size => size.IsKnown) && sizes.Sum(size => size.Value) != whole)
        {
            throw context.Contradiction($"sizes [{string.Join(", ", sizes)}] of an extent of {whole}");
        }

        return sizes;
    }

    private static void Values(RuleContext context, PartialTensor value, int axis, Dimension[] sizes)
    {
        var strides = Strides.Of(value.Extents);
        var first = 0L;
        for (var output = 0; output < sizes.Length; output++)
        {
            var extents = value.Extents.ToArray();
            extents[axis] = sizes[output].Value!.Value;
            var offset = first * strides[axis];
            context.Output(output, value.Remapped(extents, index => offset + Strides.Dot(index, strides)));
            first += extents[axis];
        }
    }
}
