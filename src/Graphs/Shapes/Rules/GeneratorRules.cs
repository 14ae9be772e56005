using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Operators that make a tensor out of attributes or of a few numbers.</summary>
internal static class GeneratorRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Constant", Constant);
        rules.Add("ConstantOfShape", ConstantOfShape);
        rules.AddBoth("Range", Range);
        rules.Add("EyeLike RandomNormalLike RandomUniformLike", Like);
        rules.Add(
            "RandomNormal RandomUniform",
            context => context.Output(0, Typed(context, ElementType.Float), TensorShape.Of((context.Node.Ints("shape") ?? []).AsSpan())));
        rules.Add(
            "Multinomial",
            context =>
                context.Output(
                    0,
                    Typed(context, ElementType.Int32),
                    new([
                        context.Shape(0) is { Count: 2 } shape ? shape[0] : context.Fresh(),
                        Dimension.Of(context.Node.Int("sample_size", 1)),
                    ])));
        rules.Add("BlackmanWindow HammingWindow HannWindow", Window);
    }

    private static ElementType Typed(RuleContext context, ElementType absent) =>
        (ElementType)
            context.Node.Int(
                context.Node.OperatorType.EndsWith("Window", StringComparison.Ordinal) ? "output_datatype" : "dtype", (long)absent);

    private static void Constant(RuleContext context)
    {
        if (ConstantNodes.Value(context.Node) is not { } data)
        {
            context.Unresolved("a sparse constant is not followed");
            return;
        }

        context.Output(0, data.Type);
        if (ConstantTensors.Read(data) is { } value)
        {
            context.Output(0, value);
        }
    }

    private static void ConstantOfShape(RuleContext context)
    {
        var data = context.Node.Find("value", AttributeKind.Tensor)?.AsTensor ?? TensorData.Scalar(0f);
        var shape = Extents(context, 0);
        context.Output(0, data.ElementType, shape);
        if (PartialTensor.Fits(shape) && ConstantTensors.Read(data) is { Elements: [var element] })
        {
            var value = PartialTensor.Unknown(new(data.ElementType, shape))!;
            Array.Fill(value.Elements, element);
            context.Output(0, value);
        }
    }

    /// <summary>The shape that an integer vector names; null when its length is not known.</summary>
    public static TensorShape? Extents(RuleContext context, int input) =>
        context.Elements(input) is { } elements ? new([.. elements.Select(context.Extent)]) : null;

    private static void Range(RuleContext context)
    {
        var type = context.ElementType(0);
        if (context.Value(0) is not { Elements: [var start] }
            || context.Value(1) is not { Elements: [var limit] }
            || context.Value(2) is not { Elements: [var delta] })
        {
            context.Output(0, type, new([context.Fresh()]));
            return;
        }

        var count = Count(context, start, limit, delta);
        context.Output(0, type, new([count]));
        if (count.Value is { } length && length <= PartialTensor.MaximalElements)
        {
            var elements = Enumerable.Range(0, (int)length)
                .Select(i => ElementArithmetic.Add(start, ElementArithmetic.Multiply(Like(start, i), delta)).As(type));
            context.Output(0, PartialTensor.Vector(type, elements));
        }
    }

    private static Element Like(Element element, long value) =>
        element.Kind == ElementKind.Real ? Element.Of((double)value) : Element.Of(value);

    /// <summary>max(ceil((limit - start) / delta), 0), as the operator's specification has it.</summary>
    private static Dimension Count(RuleContext context, Element start, Element limit, Element delta)
    {
        if (delta is { IsNumber: true, Number: 0 })
        {
            throw context.Contradiction("a Range with a delta of 0");
        }

        if (start.IsNumber && limit.IsNumber && delta.IsNumber)
        {
            return Dimension.Of(Math.Max(0, (long)Math.Ceiling((limit.Number - start.Number) / delta.Number)));
        }

        if (!start.IsExpression || !limit.IsExpression || delta is not { Kind: ElementKind.Integer, Integer: not long.MinValue } step)
        {
            return context.Fresh();
        }

        var sign = Element.Of((long)Math.Sign(step.Integer));
        var size = Element.Of(Math.Abs(step.Integer));
        var span = ElementArithmetic.Multiply(sign, ElementArithmetic.Subtract(limit, start));
        var rounded = ElementArithmetic.Divide(
            ElementArithmetic.Add(ElementArithmetic.Max(span, Element.Of(0)), Element.Of(size.Integer - 1)), size);
        return context.Extent(rounded);
    }

    private static void Like(RuleContext context) => context.Output(0, Typed(context, context.ElementType(0)), context.Shape(0));

    private static void Window(RuleContext context) =>
        context.Output(
            0, Typed(context, ElementType.Float),
            new([context.Value(0) is { Elements: [var size] } ? context.Extent(size) : context.Fresh()]));
}
