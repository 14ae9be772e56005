using System.Collections.Immutable;
using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Axes of extent 1 put in or taken out; their list is an attribute before opset 13 and an input since.</summary>
internal static class AxisRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Squeeze", Squeeze);
        rules.Add("Unsqueeze", context => Unsqueeze(context, context.Integers("axes", 1)));
        rules.AddContrib("ExpandDims", context => Unsqueeze(context, context.Integers(1)));
    }

    private static void Squeeze(RuleContext context)
    {
        var shape = context.Shape(0);
        var named = context.Node.Attributes.ContainsKey("axes") || context.Has(1);
        var listed = context.Integers("axes", 1);
        if (shape is null || (named && listed is null) || (!named && shape.Any(dimension => !dimension.IsKnown)))
        {
            var rank = shape is not null && named && context.Shape(1) is { Count: 1 } axesShape && axesShape[0].Value is { } count
                ? shape.Count - count
                : -1;
            context.Output(0, context.ElementType(0), rank < 0 ? null : context.FreshShape((int)rank));
            return;
        }

        var axes = named
            ? context.Axes(listed!.Value, shape.Count)
            : [.. Enumerable.Range(0, shape.Count).Where(axis => shape[axis].Value == 1)];
        foreach (var axis in axes.Where(axis => shape[axis].Value is not (null or 1)))
        {
            throw context.Contradiction($"axis {axis} of {shape} is not of extent 1");
        }

        ReshapeRules.View(context, new([.. shape.Where((_, axis) => !axes.Contains(axis))]));
    }

    private static void Unsqueeze(RuleContext context, ImmutableArray<long>? listed)
    {
        var shape = context.Shape(0);
        if (shape is null || listed is null)
        {
            var count =
                listed?.Length
                ?? (
                    context.Shape(1) is { Count: 1 } axesShape ? axesShape[0].Value
                    : context.Shape(1) is { Count: 0 } ? 1
                    : null);
            context.Output(
                0, context.ElementType(0), shape is not null && count is { } more ? context.FreshShape(shape.Count + (int)more) : null);
            return;
        }

        var rank = shape.Count + listed.Value.Length;
        var axes = context.Axes(listed.Value, rank);
        var rest = new Queue<Dimension>(shape);
        ReshapeRules.View(
            context, new([.. Enumerable.Range(0, rank).Select(axis => axes.Contains(axis) ? Dimension.Of(1) : rest.Dequeue())]));
    }
}
