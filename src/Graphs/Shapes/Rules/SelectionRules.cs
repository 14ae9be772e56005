using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Operators that choose positions: the largest elements, where something is not zero, one-hot vectors.</summary>
internal static class SelectionRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("TopK", TopK);
        rules.Add("NonZero", NonZero);
        rules.Add("OneHot", OneHot);
        rules.Add("Unique", Unique);
        rules.Add("NonMaxSuppression", context => DataDependent(context, 0, ElementType.Int64, new([context.Fresh(), Dimension.Of(3)])));
        rules.Add("CumSum", CumSum);
    }

    private static void DataDependent(RuleContext context, int output, ElementType type, TensorShape shape)
    {
        context.Output(output, type, shape);
        context.Unresolved($"how many elements {context.Node.OperatorType} finds is known only when the graph runs");
    }

    private static void TopK(RuleContext context)
    {
        TensorShape? result = null;
        if (context.Shape(0) is { } shape)
        {
            var axis = context.Axis(context.Node.Int("axis", -1), shape.Count);
            var chosen = context.Node.Find("k", AttributeKind.Int) is { } attribute ? Element.Of(attribute.AsInt)
                : context.Value(1) is { Elements: [var element] } ? element : Element.Unknown;
            var count = context.Extent(chosen);
            if (count.Value > shape[axis].Value)
            {
                throw context.Contradiction($"the {count} largest along an extent of {shape[axis]}");
            }

            result = new([.. shape.Select((extent, other) => other == axis ? count : extent)]);
        }

        context.Output(0, context.ElementType(0), result);
        context.Output(1, ElementType.Int64, result);
    }

    private static void NonZero(RuleContext context)
    {
        var rank = context.Shape(0) is { } shape ? Dimension.Of(shape.Count) : context.Fresh();
        if (context.Value(0) is { Rank: 1 } value && value.IsConstant)
        {
            Element[] found =
            [
                .. Enumerable.Range(0, value.Elements.Length).Where(i => value.Elements[i].Number != 0).Select(i => Element.Of((long)i)),
            ];
            context.Output(0, new PartialTensor(ElementType.Int64, [1, found.Length], found));
            return;
        }

        DataDependent(context, 0, ElementType.Int64, new([rank, context.Fresh()]));
    }

    private static void OneHot(RuleContext context)
    {
        var depth = context.Value(1) is { Elements: [var element] } ? context.Extent(element.As(ElementType.Int64)) : context.Fresh();
        if (context.Shape(0) is not { } indices)
        {
            context.Output(0, context.ElementType(2), null);
            return;
        }

        var axis = context.Axis(context.Node.Int("axis", -1), indices.Count + 1);
        context.Output(0, context.ElementType(2), new([.. indices.Take(axis), depth, .. indices.Skip(axis)]));
    }

    private static void Unique(RuleContext context)
    {
        var count = context.Fresh();
        var vector = new TensorShape([count]);
        if (context.Node.Find("axis", AttributeKind.Int) is not { } axis)
        {
            DataDependent(context, 0, context.ElementType(0), vector);
        }
        else if (context.Shape(0) is { } shape)
        {
            var along = context.Axis(axis.AsInt, shape.Count);
            DataDependent(context, 0, context.ElementType(0), new([.. shape.Select((extent, other) => other == along ? count : extent)]));
        }

        context.Output(1, ElementType.Int64, vector);
        context.Output(2, ElementType.Int64, new([context.Fresh()]));
        context.Output(3, ElementType.Int64, vector);
    }

    private static void CumSum(RuleContext context)
    {
        context.Output(0, context.Type(0));
        var plain = context.Node.Int("exclusive", 0) == 0 && context.Node.Int("reverse", 0) == 0;
        if (plain && context.Value(0) is { Rank: 1 } value)
        {
            var sum = value.Elements.Length > 0 ? value.Elements[0] : Element.Unknown;
            var sums = value.Elements.Select((element, i) => sum = i == 0 ? element : ElementArithmetic.Add(sum, element).As(value.Type));
            context.Output(0, PartialTensor.Vector(value.Type, sums));
        }
    }
}
