using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Views: the same elements under another shape.</summary>
internal static class ReshapeRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Reshape", Reshape);
        rules.Add("Flatten", Flatten);
    }

    /// <summary>Sets output 0 to a view of input 0, with its elements when they are known.</summary>
    public static void View(RuleContext context, TensorShape? shape)
    {
        context.Output(0, context.ElementType(0), shape);
        if (shape is { IsKnown: true } && context.Value(0) is { } value)
        {
            context.Output(0, value.Reshaped([.. shape.Select(dimension => dimension.Value!.Value)]));
        }
    }

    private static void Reshape(RuleContext context)
    {
        var target = context.Node.Ints("shape") is { } attribute
            ? [.. attribute.Select(extent => Element.Of(extent))]
            : context.Elements(1);
        if (target is null)
        {
            context.Output(0, context.ElementType(0), null);
            return;
        }

        var input = context.Shape(0);
        var copiesZeros = context.Node.Int("allowzero", 0) == 0;
        var dimensions = new Dimension[target.Length];
        var open = new List<int>();
        var inferred = false;
        for (var axis = 0; axis < target.Length; axis++)
        {
            switch (target[axis])
            {
                case { Kind: ElementKind.Integer, Integer: -1 }:
                    inferred = inferred ? throw context.Contradiction("a shape with -1 twice") : true;
                    open.Add(axis);
                    break;
                case { Kind: ElementKind.Integer, Integer: 0 } when copiesZeros:
                    dimensions[axis] = Copied(context, input, axis);
                    break;
                case { Kind: ElementKind.Unknown } or { Symbolic.IsNonNegative: false }:
                    open.Add(axis);
                    break;
                default:
                    dimensions[axis] = context.Extent(target[axis]);
                    break;
            }
        }

        Infer(context, input, dimensions, open);
        Check(context, input, dimensions);
        View(context, new([.. dimensions]));
    }

    private static Dimension Copied(RuleContext context, TensorShape? input, int axis) =>
        input is null ? context.Fresh()
        : axis < input.Count ? input[axis]
        : throw context.Contradiction($"a 0 at axis {axis} copies an extent that {input} does not have");

    /// <summary>
    /// One open extent follows from the number of elements, which a reshape keeps: so it is known for -1 and also where the target's
    /// element itself is not known.
    /// </summary>
    private static void Infer(RuleContext context, TensorShape? input, Dimension[] dimensions, List<int> open)
    {
        if (open.Count != 1 || input is null)
        {
            open.ForEach(axis => dimensions[axis] = context.Fresh());
            return;
        }

        var rest = context.Product(dimensions.Where((_, axis) => axis != open[0]));
        var count = context.Product(input);
        if (count.Value is { } elements && rest.Value is { } divisor && (divisor == 0 || elements % divisor != 0))
        {
            var target = string.Join(", ", dimensions.Select((dimension, axis) => axis == open[0] ? "-1" : dimension.ToString()));
            throw context.Contradiction($"{elements} elements of {input} do not fill [{target}]");
        }

        dimensions[open[0]] = context.Quotient(count, rest);
    }

    private static void Check(RuleContext context, TensorShape? input, Dimension[] dimensions)
    {
        var shape = new TensorShape([.. dimensions]);
        if (input?.ElementCount is { } given && shape.ElementCount is { } wanted && given != wanted)
        {
            throw context.Contradiction($"{given} elements of {input} do not fill the {wanted} of {shape}");
        }
    }

    private static void Flatten(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.Output(0, context.ElementType(0), context.FreshShape(2));
            return;
        }

        var axis = context.Node.Int("axis", 1);
        if (axis < -shape.Count || axis > shape.Count)
        {
            throw context.Contradiction($"axis {axis} of {shape}");
        }

        var split = (int)(axis < 0 ? axis + shape.Count : axis);
        View(context, new([context.Product(shape.Take(split)), context.Product(shape.Skip(split))]));
    }
}
