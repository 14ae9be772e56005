using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Pad</c>: amounts in an attribute before opset 11, in an input since; negative amounts cut.</summary>
internal static class PaddingRules
{
    public static void Register(RuleSet rules)
    {
        rules.AddBoth("Pad", Pad);
        rules.Add("CenterCropPad", CenterCropPad);
    }

    private static void Pad(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.Output(0, context.ElementType(0), null);
            return;
        }

        var pads = context.Node.Ints("pads") is { } attribute ? [.. attribute.Select(value => Element.Of(value))] : context.Elements(1);
        var axes = context.Has(3)
            ? context.Integers(3)?.Select(axis => context.Axis(axis, shape.Count)).ToArray()
            : [.. Enumerable.Range(0, shape.Count)];
        if (pads is null || axes is null)
        {
            context.Output(0, context.ElementType(0), context.FreshShape(shape.Count));
            return;
        }

        if (pads.Length != 2 * axes.Length)
        {
            throw context.Contradiction($"{pads.Length} paddings for {axes.Length} axes");
        }

        var dimensions = shape.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            var amount = ElementArithmetic.Add(pads[i], pads[i + axes.Length]);
            dimensions[axes[i]] = context.Extent(ElementArithmetic.Add(Element.Of(shape[axes[i]]), amount));
        }

        context.Output(0, context.ElementType(0), new([.. dimensions]));
    }

    private static void CenterCropPad(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.Output(0, context.ElementType(0), null);
            return;
        }

        var axes = context.Node.Ints("axes") is { } listed
            ? [.. listed.Select(axis => context.Axis(axis, shape.Count))]
            : Enumerable.Range(0, shape.Count).ToArray();
        var sizes = context.Elements(1);
        var dimensions = shape.ToArray();
        for (var i = 0; i < axes.Length; i++)
        {
            dimensions[axes[i]] = sizes is not null && i < sizes.Length ? context.Extent(sizes[i]) : context.Fresh();
        }

        context.Output(0, context.ElementType(0), new([.. dimensions]));
    }
}
