using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>
/// Reductions along axes; the axes are an attribute in older operator sets and an input since opset 13 (<c>ReduceSum</c>) or 18.
/// </summary>
internal static class ReductionRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMean ReduceSumSquare", context => Reduce(context, null));
        rules.Add("ReduceSum", context => Reduce(context, ElementArithmetic.Add));
        rules.Add("ReduceProd", context => Reduce(context, ElementArithmetic.Multiply));
        rules.Add("ReduceMax", context => Reduce(context, ElementArithmetic.Max));
        rules.Add("ReduceMin", context => Reduce(context, ElementArithmetic.Min));
        rules.Add("ArgMax ArgMin", ArgMax);
        rules.AddContrib("ReduceSumInteger", context => Reduce(context, null, ElementType.Int32));
        rules.AddContrib("QLinearReduceMean", context => Reduce(context, null));
        rules.Add("GlobalAveragePool GlobalMaxPool GlobalLpPool", Global);
        rules.AddContrib("QLinearGlobalAveragePool", Global);
    }

    private static void Reduce(RuleContext context, Func<Element, Element, Element>? combine, ElementType? result = null)
    {
        var type = result ?? context.ElementType(0);
        var keeps = context.Node.Int("keepdims", 1) != 0;
        var fromInput = !context.Node.Attributes.ContainsKey("axes") && context.Node.Domain.Length == 0 && context.Has(1);
        var listed = fromInput ? context.Integers(1) : context.Node.Ints("axes");
        if (context.Shape(0) is not { } shape || (fromInput && listed is null))
        {
            var rank = context.Shape(0)?.Count;
            var reduced = context.Shape(1) is { Count: 1 } axesShape ? axesShape[0].Value : null;
            context.Output(
                0,
                type,
                rank is null ? null
                    : keeps ? context.FreshShape(rank.Value)
                    : reduced is > 0 ? context.FreshShape(rank.Value - (int)reduced)
                    : null);
            return;
        }

        if (listed is null or { Length: 0 } && context.Node.Int("noop_with_empty_axes", 0) != 0)
        {
            context.Output(0, type, shape);
            return;
        }

        int[] axes = listed is null or { Length: 0 } ? [.. Enumerable.Range(0, shape.Count)] : context.Axes(listed.Value, shape.Count);
        context.Output(0, type, Without(shape, axes, keeps));
        if (combine is not null && context.Value(0) is { } value && value.Elements.Length > 0)
        {
            Values(context, value, axes, keeps, combine);
        }
    }

    private static TensorShape Without(TensorShape shape, int[] axes, bool keeps) =>
        keeps ? new([.. shape.Select((extent, axis) => axes.Contains(axis) ? Dimension.Of(1) : extent)])
        : new([.. shape.Where((_, axis) => !axes.Contains(axis))]);

    private static void Values(RuleContext context, PartialTensor value, int[] axes, bool keeps, Func<Element, Element, Element> combine)
    {
        var kept = value.Extents.Select((extent, axis) => axes.Contains(axis) ? 1 : extent).ToArray();
        var strides = Strides.Of(kept);
        var sums = new Element?[Strides.Count(kept)];
        var index = new long[kept.Length];
        foreach (var element in value.Elements)
        {
            var offset = index.Select((position, axis) => kept[axis] == 1 ? 0 : position * strides[axis]).Sum();
            sums[offset] = sums[offset] is { } sum ? combine(sum, element).As(value.Type) : element;
            Strides.Advance(index, value.Extents);
        }

        var extents = keeps ? kept : [.. value.Extents.Where((_, axis) => !axes.Contains(axis))];
        context.Output(0, new PartialTensor(value.Type, extents, Array.ConvertAll(sums, sum => sum!.Value)));
    }

    private static void ArgMax(RuleContext context)
    {
        var shape = context.Shape(0);
        context.Output(
            0,
            ElementType.Int64,
            shape is null
                ? null
                : Without(shape, [context.Axis(context.Node.Int("axis", 0), shape.Count)], context.Node.Int("keepdims", 1) != 0));
    }

    private static void Global(RuleContext context)
    {
        var last = context.Node.Int("channels_last", 0) != 0;
        context.Output(0, context.ElementType(0), context.Shape(0) is { Count: > 2 } shape
            ? new([.. shape.Select((extent, axis) => axis == 0 || axis == (last ? shape.Count - 1 : 1) ? extent : Dimension.Of(1))])
            : null);
    }
}
