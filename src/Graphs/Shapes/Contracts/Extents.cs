using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>Arithmetic on extents, numbers and symbols alike.</summary>
internal static class Extents
{
    public static Dimension Sum(this RuleContext context, Dimension left, Dimension right) =>
        left.Value + right.Value is { } sum
            ? Dimension.Of(sum)
            : context.Extent(ElementArithmetic.Add(Element.Of(left), Element.Of(right)));

    public static Dimension Plus(this RuleContext context, Dimension left, long right) =>
        left.Value + right is { } sum ? (sum >= 0 ? Dimension.Of(sum) : throw context.Contradiction($"an extent of {sum}"))
        : right == 0 ? left
        : context.Extent(ElementArithmetic.Add(Element.Of(left), Element.Of(right)));

    public static Dimension Times(this RuleContext context, Dimension left, Dimension right) =>
        left.Value * right.Value is { } product
            ? Dimension.Of(product)
            : context.Extent(ElementArithmetic.Multiply(Element.Of(left), Element.Of(right)));

    public static Dimension Product(this RuleContext context, IEnumerable<Dimension> dimensions) =>
        dimensions.Aggregate(Dimension.Of(1), context.Times);

    /// <summary>The quotient of two products; not known when it is not exact for every assignment of symbols.</summary>
    public static Dimension Quotient(this RuleContext context, Dimension dividend, Dimension divisor) =>
        dividend.Value is { } left && divisor.Value is { } right ? (right != 0 ? Dimension.Of(left / right) : context.Fresh())
        : Expression(dividend) is { } product
        && Expression(divisor) is { } factor
        && product.ExactQuotient(factor) is { IsNonNegative: true } quotient
            ? context.Extent(Element.Of(quotient))
        : context.Fresh();

    /// <summary>The extent of one axis of which two things are known.</summary>
    /// <exception cref="ShapeException">They are different numbers.</exception>
    public static Dimension Merge(this RuleContext context, Dimension left, Dimension right, string what)
    {
        if (left.Value is { } one && right.Value is { } other && one != other)
        {
            throw context.Contradiction($"{what}: {one} and {other}");
        }

        return left.IsKnown ? left : right.IsKnown ? right : InferenceScope.IsFresh(left) || left.Symbol is null ? right : left;
    }

    /// <summary>The shape of a value of which two things are known; null when one of them is.</summary>
    /// <exception cref="ShapeException">They contradict one another.</exception>
    public static TensorShape? Merge(this RuleContext context, TensorShape? left, TensorShape? right, string what) =>
        left is null ? right
        : right is null ? left
        : left.Count != right.Count ? throw context.Contradiction($"{what}: {left} and {right}")
        : new([.. left.Zip(right, (one, other) => context.Merge(one, other, what))]);

    private static DimensionExpression? Expression(Dimension dimension) =>
        Element.Of(dimension) is { IsExpression: true } element ? element.Expression : null;
}
