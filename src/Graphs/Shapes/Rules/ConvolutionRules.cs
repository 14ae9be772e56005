using System.Collections.Immutable;
using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Convolutions over any number of spatial axes.</summary>
internal static class ConvolutionRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Conv", context => Convolve(context, 1, context.ElementType(0)));
        rules.Add("ConvInteger", context => Convolve(context, 1, ElementType.Int32));
        rules.Add("QLinearConv", context => Convolve(context, 3, context.ElementType(7)));
        rules.AddContrib("FusedConv", context => Convolve(context, 1, context.ElementType(0)));
        rules.Add("ConvTranspose", Transposed);
    }

    /// <summary>The extent after a window has passed along an axis, by the specification of <c>Conv</c> and the pools.</summary>
    public static Dimension Passed(RuleContext context, Dimension extent, Dimension kernel, int axis, int spatial, bool roundsUp = false)
    {
        var stride = At(context.Node.Ints("strides"), axis, 1);
        var dilation = At(context.Node.Ints("dilations"), axis, 1);
        var padding = context.Node.Find("auto_pad", AttributeKind.String)?.AsString ?? "NOTSET";
        if (extent.Value is not { } size || kernel.Value is not { } window)
        {
            return stride == 1 && padding.StartsWith("SAME", StringComparison.Ordinal)
                ? extent
                : Symbolic(context, extent, kernel, axis, spatial, stride, dilation, padding);
        }

        if (padding.StartsWith("SAME", StringComparison.Ordinal))
        {
            return Dimension.Of((size + stride - 1) / stride);
        }

        var pads = padding == "VALID" ? 0 : At(context.Node.Ints("pads"), axis, 0) + At(context.Node.Ints("pads"), axis + spatial, 0);
        var span = size + pads - (((window - 1) * dilation) + 1);
        if (span < 0)
        {
            throw context.Contradiction($"a window of {window} does not fit an extent of {size} with {pads} of padding");
        }

        var steps = roundsUp ? (span + stride - 1) / stride : span / stride;
        // A window that would start in the padding behind the data is left out (specification of the pools, ceil_mode).
        return Dimension.Of(roundsUp && steps * stride >= size + At(context.Node.Ints("pads"), axis, 0) ? steps : steps + 1);
    }

    public static long At(ImmutableArray<long>? list, int index, long absent) =>
        list is { } all && index < all.Length ? all[index] : absent;

    private static Dimension Symbolic(
        RuleContext context, Dimension extent, Dimension kernel, int axis, int spatial, long stride, long dilation, string padding)
    {
        if (stride != 1 || kernel.Value is not { } window)
        {
            return context.Fresh();
        }

        var pads = padding == "VALID" ? 0 : At(context.Node.Ints("pads"), axis, 0) + At(context.Node.Ints("pads"), axis + spatial, 0);
        return context.Plus(extent, pads - ((window - 1) * dilation));
    }

    private static void Convolve(RuleContext context, int weightInput, ElementType type)
    {
        if (context.Shape(0) is not { Count: > 2 } input || context.Shape(weightInput) is not { } weight)
        {
            context.Output(0, type, context.Shape(0) is { } known ? context.FreshShape(known.Count) : null);
            return;
        }

        if (weight.Count != input.Count)
        {
            throw context.Contradiction($"weights of {weight} for an input of {input}");
        }

        if (input[1].Value is { } channels && weight[1].Value * context.Node.Int("group", 1) is { } expected && channels != expected)
        {
            throw context.Contradiction($"weights of {weight} in {context.Node.Int("group", 1)} groups for an input of {input}");
        }

        var spatial = input.Count - 2;
        context.Output(
            0,
            type,
            new([
                input[0],
                weight[0],
                .. Enumerable.Range(0, spatial).Select(axis => Passed(context, input[axis + 2], weight[axis + 2], axis, spatial)),
            ]));
    }

    private static void Transposed(RuleContext context)
    {
        if (context.Shape(0) is not { Count: > 2 } input || context.Shape(1) is not { } weight)
        {
            context.Output(0, context.ElementType(0), null);
            return;
        }

        var spatial = input.Count - 2;
        var channels = context.Times(weight[1], Dimension.Of(context.Node.Int("group", 1)));
        var same =
            context.Node.Find("auto_pad", AttributeKind.String)?.AsString.StartsWith("SAME", StringComparison.Ordinal) == true;
        context.Output(
            0,
            context.ElementType(0),
            new([
                input[0],
                channels,
                .. Enumerable.Range(0, spatial).Select(axis => Grown(context, input[axis + 2], weight[axis + 2], axis, spatial, same)),
            ]));
    }

    private static Dimension Grown(RuleContext context, Dimension extent, Dimension kernel, int axis, int spatial, bool same)
    {
        if (context.Node.Ints("output_shape") is { } given)
        {
            return Dimension.Of(given[given.Length - spatial + axis]);
        }

        if (extent.Value is not { } size || kernel.Value is not { } window)
        {
            return context.Fresh();
        }

        var stride = At(context.Node.Ints("strides"), axis, 1);
        var dilation = At(context.Node.Ints("dilations"), axis, 1);
        var pads = At(context.Node.Ints("pads"), axis, 0) + At(context.Node.Ints("pads"), axis + spatial, 0);
        var full = (stride * (size - 1)) + At(context.Node.Ints("output_padding"), axis, 0) + ((window - 1) * dilation) + 1 - pads;
        return Dimension.Of(same ? size * stride : full);
    }
}
