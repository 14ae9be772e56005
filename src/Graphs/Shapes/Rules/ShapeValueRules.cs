using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Shape</c> and <c>Size</c>: where extents become values.</summary>
internal static class ShapeValueRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Shape", Shape);
        rules.Add("Size", Size);
    }

    private static void Shape(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.Output(0, ElementType.Int64, context.FreshShape(1));
            return;
        }

        var start = Clamp(context.Node.Int("start", 0), shape.Count);
        var end = Clamp(context.Node.Int("end", shape.Count), shape.Count);
        context.Output(0, PartialTensor.Vector(ElementType.Int64, shape.Skip(start).Take(Math.Max(0, end - start)).Select(Element.Of)));
    }

    private static int Clamp(long position, int rank) => (int)Math.Clamp(position < 0 ? position + rank : position, 0, rank);

    private static void Size(RuleContext context)
    {
        var count = context.Shape(0) is { } shape ? Element.Of(context.Product(shape)) : Element.Unknown;
        context.Output(0, PartialTensor.Scalar(ElementType.Int64, count));
    }
}
