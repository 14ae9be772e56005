using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Resize</c> and <c>Upsample</c>: by sizes or by scales.</summary>
internal static class ResizeRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add(
            "Upsample",
            context =>
                Scale(
                    context,
                    context.Node.Find("scales", AttributeKind.Floats) is { } scales
                        ? [.. scales.AsFloats.Select(scale => Element.Of((double)scale))]
                        : context.Elements(1)));
        rules.Add("Resize", Resize);
    }

    private static void Resize(RuleContext context)
    {
        var first = context.Opset < 11 ? 1 : 2;
        if (context.Node.Attributes.ContainsKey("axes")
            || context.Node.Find("keep_aspect_ratio_policy", AttributeKind.String) is { AsString: not "stretch" })
        {
            context.Output(0, context.ElementType(0), context.Shape(0) is { } shape ? context.FreshShape(shape.Count) : null);
            context.Unresolved("a Resize of some axes or with a kept aspect ratio is not followed");
        }
        else if (context.Has(3))
        {
            context.Output(0, context.ElementType(0), GeneratorRules.Extents(context, 3));
        }
        else
        {
            Scale(context, context.Elements(first));
        }
    }

    private static void Scale(RuleContext context, Element[]? scales)
    {
        if (context.Shape(0) is not { } shape || scales is null || scales.Length != shape.Count)
        {
            context.Output(0, context.ElementType(0), context.Shape(0) is { } known ? context.FreshShape(known.Count) : null);
            return;
        }

        context.Output(0, context.ElementType(0), new([.. shape.Zip(scales, (extent, scale) =>
            scale is { IsNumber: true, Number: 1 } ? extent
            : extent.Value is { } size && scale.IsNumber ? Dimension.Of((long)Math.Floor(size * (float)scale.Number))
            : context.Fresh())]));
    }
}
