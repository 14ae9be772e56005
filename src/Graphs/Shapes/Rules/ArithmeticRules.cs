using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Operators over several inputs that are broadcast together.</summary>
internal static class ArithmeticRules
{
    public static void Register(RuleSet rules)
    {
        Binary(rules, "Add", ElementArithmetic.Add);
        Binary(rules, "Sub", ElementArithmetic.Subtract);
        Binary(rules, "Mul", ElementArithmetic.Multiply);
        Binary(rules, "Div", ElementArithmetic.Divide);
        Binary(rules, "Pow", ElementArithmetic.Power);
        rules.Add(
            "Mod",
            context => Apply(
                context, null, context.Node.Int("fmod", 0) == 0 ? ElementArithmetic.Modulo : ElementArithmetic.TruncatedModulo));
        rules.Add("BitShift BitwiseAnd BitwiseOr BitwiseXor PRelu", context => Apply(context, null, null));
        Predicate(rules, "Equal", ElementArithmetic.Equal);
        Predicate(rules, "Less", ElementArithmetic.Less);
        Predicate(rules, "LessOrEqual", ElementArithmetic.LessOrEqual);
        Predicate(rules, "Greater", (left, right) => ElementArithmetic.Less(right, left));
        Predicate(rules, "GreaterOrEqual", (left, right) => ElementArithmetic.LessOrEqual(right, left));
        Predicate(rules, "And", ElementArithmetic.And);
        Predicate(rules, "Or", ElementArithmetic.Or);
        Predicate(rules, "Xor", ElementArithmetic.Xor);
        rules.Add("Max", context => Variadic(context, ElementArithmetic.Max));
        rules.Add("Min", context => Variadic(context, ElementArithmetic.Min));
        rules.Add("Sum", context => Variadic(context, ElementArithmetic.Add));
        rules.Add("Mean", context => Variadic(context, (_, _) => Element.Unknown));
        rules.Add("Where", Where);
    }

    private static void Binary(RuleSet rules, string name, Func<Element, Element, Element> operation) =>
        rules.Add(name, context => Apply(context, null, operation));

    private static void Predicate(RuleSet rules, string name, Func<Element, Element, Element> operation) =>
        rules.Add(name, context => Apply(context, ElementType.Bool, operation));

    private static void Apply(RuleContext context, ElementType? result, Func<Element, Element, Element>? operation)
    {
        var type = result ?? context.ElementType(0);
        RequireSameType(context, 0, 1);
        var shape =
            context.Opset < 7 && context.Node.Domain.Length == 0 ? context.Shape(0) : context.Broadcast(context.Shape(0), context.Shape(1));
        context.Output(0, type, shape);
        if (operation is not null && context.Compute(type, shape, [0, 1], arguments => operation(arguments[0], arguments[1])) is { } value)
        {
            context.Output(0, value);
        }
    }

    private static void Variadic(RuleContext context, Func<Element, Element, Element> operation)
    {
        int[] inputs = [.. Enumerable.Range(0, context.InputCount)];
        var shape = context.Broadcast([.. inputs.Select(context.Shape)]);
        context.Output(0, context.ElementType(0), shape);
        if (context.Compute(context.ElementType(0), shape, inputs, arguments => arguments.Aggregate(operation)) is { } value)
        {
            context.Output(0, value);
        }
    }

    private static void Where(RuleContext context)
    {
        var shape = context.Broadcast(context.Shape(0), context.Shape(1), context.Shape(2));
        var type = context.ElementType(1) == ElementType.Undefined ? context.ElementType(2) : context.ElementType(1);
        RequireSameType(context, 1, 2);
        context.Output(0, type, shape);
        if (context.Compute(type, shape, [0, 1, 2], Choose) is { } value)
        {
            context.Output(0, value);
        }
    }

    private static Element Choose(Element[] arguments) =>
        arguments[0].IsNumber ? (arguments[0].Number != 0 ? arguments[1] : arguments[2])
        : arguments[1].Equals(arguments[2]) ? arguments[1]
        : Element.Unknown;

    /// <summary>ONNX converts nothing by itself; only <c>Pow</c> and <c>BitShift</c>-like operators may mix types.</summary>
    private static void RequireSameType(RuleContext context, int one, int other)
    {
        var (left, right) = (context.ElementType(one), context.ElementType(other));
        if (left != right && left != ElementType.Undefined && right != ElementType.Undefined && context.Node.OperatorType is not "Pow")
        {
            throw context.Contradiction($"types {left} and {right} in one operation; a Cast is missing");
        }
    }
}
