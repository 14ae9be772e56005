using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Changes of type.</summary>
internal static class TypeRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Cast", context => To(context, Target(context)));
        rules.Add("CastLike", context => To(context, context.ElementType(1)));
    }

    private static ElementType Target(RuleContext context) =>
        context.Node.Attributes.TryGetValue("to", out var target) && target.Kind == AttributeKind.Int
            ? (ElementType)target.AsInt
            : throw context.Contradiction("a Cast names its type in the attribute 'to'");

    private static void To(RuleContext context, ElementType type)
    {
        context.Output(0, type, context.Shape(0));
        if (type != ElementType.Undefined && context.Value(0) is { } value)
        {
            context.Output(0, value.Cast(type));
        }
    }
}
