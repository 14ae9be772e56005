namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>ONNX's elementwise arithmetic on single elements; a result that is not certain is unknown.</summary>
internal static class ElementArithmetic
{
    public static Element Add(Element left, Element right) =>
        Apply(left, right, (a, b) => unchecked(a + b), (a, b) => a + b, (a, b) => a + b);

    public static Element Subtract(Element left, Element right) =>
        Apply(left, right, (a, b) => unchecked(a - b), (a, b) => a - b, (a, b) => a - b);

    public static Element Multiply(Element left, Element right) =>
        left is { Kind: ElementKind.Integer, Integer: 0 } || right is { Kind: ElementKind.Integer, Integer: 0 }
            ? Element.Of(0)
            : Apply(left, right, (a, b) => unchecked(a * b), (a, b) => a * b, (a, b) => a * b);

    /// <summary>Integers are cut towards zero, as ONNX Runtime does.</summary>
    public static Element Divide(Element left, Element right) =>
        right is { Kind: ElementKind.Integer, Integer: 0 } || left is { Integer: long.MinValue }
            ? Element.Unknown
            : Apply(left, right, (a, b) => a / b, (a, b) => a / b, (a, b) => a.FloorDivide(b));

    /// <summary>The remainder with the sign of the divisor (<c>fmod=0</c>), for integers.</summary>
    public static Element Modulo(Element left, Element right) =>
        !left.IsExpression || !right.IsExpression || right is { Kind: ElementKind.Integer, Integer: 0 } ? Element.Unknown
        : right is { Kind: ElementKind.Integer, Integer: -1 } ? Element.Of(0)
        : Apply(left, right, (a, b) => ((a % b) + b) % b, (a, b) => a % b, (a, b) => a.Modulo(b));

    /// <summary>The remainder with the sign of the dividend (<c>fmod=1</c>).</summary>
    public static Element TruncatedModulo(Element left, Element right) =>
        right is { Kind: ElementKind.Integer, Integer: 0 or -1 }
            ? (right.Integer == 0 ? Element.Unknown : Element.Of(0))
            : Apply(left, right, (a, b) => a % b, (a, b) => a % b, (a, b) => a.Modulo(b));

    public static Element Min(Element left, Element right) => Apply(left, right, Math.Min, Math.Min, (a, b) => a.Min(b));

    public static Element Max(Element left, Element right) => Apply(left, right, Math.Max, Math.Max, (a, b) => a.Max(b));

    public static Element Power(Element left, Element right) =>
        left.IsNumber && right.IsNumber
            ? Result(Math.Pow(left.Number, right.Number), left.Kind)
            : left.IsExpression && right is { Kind: ElementKind.Integer, Integer: 1 or 2 } or { Kind: ElementKind.Real, Real: 1 or 2 }
                ? (right.Number == 1 ? left : Multiply(left, left))
                : Element.Unknown;

    public static Element Negate(Element operand) => Subtract(operand.Kind == ElementKind.Real ? Element.Of(0.0) : Element.Of(0), operand);

    public static Element Equal(Element left, Element right) => Compare(left, right, order => order == 0);

    public static Element Less(Element left, Element right) => Compare(left, right, order => order < 0, orEqual: false);

    public static Element LessOrEqual(Element left, Element right) => Compare(left, right, order => order <= 0, orEqual: true);

    public static Element And(Element left, Element right) => Decide(left, right, 0) ?? Both(left, right, (a, b) => a && b);

    public static Element Or(Element left, Element right) => Decide(left, right, 1) ?? Both(left, right, (a, b) => a || b);

    public static Element Xor(Element left, Element right) => Both(left, right, (a, b) => a != b);

    public static Element Not(Element operand) => operand.IsNumber ? Element.Of(operand.Number == 0) : Element.Unknown;

    private static Element Result(double value, ElementKind kind) =>
        kind == ElementKind.Integer ? (Math.Abs(value) < 1L << 53 ? Element.Of((long)value) : Element.Unknown) : Element.Of(value);

    private static Element? Decide(Element left, Element right, long dominant) =>
        (left.IsNumber && left.Number == dominant) || (right.IsNumber && right.Number == dominant) ? Element.Of(dominant) : null;

    private static Element Both(Element left, Element right, Func<bool, bool, bool> operation) =>
        left.IsNumber && right.IsNumber ? Element.Of(operation(left.Number != 0, right.Number != 0)) : Element.Unknown;

    private static Element Apply(
        Element left,
        Element right,
        Func<long, long, long> integers,
        Func<double, double, double> reals,
        Func<DimensionExpression, DimensionExpression, DimensionExpression?> expressions)
    {
        if (left.Kind == ElementKind.Integer && right.Kind == ElementKind.Integer)
        {
            return Element.Of(integers(left.Integer, right.Integer));
        }

        if (left.IsNumber && right.IsNumber)
        {
            return Element.Of(reals(left.Number, right.Number));
        }

        if (!left.IsExpression || !right.IsExpression)
        {
            return Element.Unknown;
        }

        try
        {
            return Element.Of(expressions(left.Expression, right.Expression));
        }
        catch (OverflowException)
        {
            return Element.Unknown;
        }
    }

    private static Element Compare(Element left, Element right, Func<int, bool> holds, bool? orEqual = null)
    {
        if (left.Kind == ElementKind.Integer && right.Kind == ElementKind.Integer)
        {
            return Element.Of(holds(left.Integer.CompareTo(right.Integer)));
        }

        if (left.IsNumber && right.IsNumber)
        {
            return double.IsNaN(left.Number) || double.IsNaN(right.Number)
                ? Element.Of(false)
                : Element.Of(holds(left.Number.CompareTo(right.Number)));
        }

        return left.IsExpression && right.IsExpression
            ? CompareExpressions(left.Expression, right.Expression, holds, orEqual)
            : Element.Unknown;
    }

    private static Element CompareExpressions(DimensionExpression left, DimensionExpression right, Func<int, bool> holds, bool? orEqual)
    {
        try
        {
            var difference = left - right;
            var opposite = right - left;
            return difference.Constant is { } constant ? Element.Of(holds(Math.Sign(constant)))
                : difference.IsPositive ? Element.Of(holds(1))
                : opposite.IsPositive ? Element.Of(holds(-1))
                : orEqual == true && opposite.IsNonNegative ? Element.Of(true)
                : orEqual == false && difference.IsNonNegative ? Element.Of(false)
                : Element.Unknown;
        }
        catch (OverflowException)
        {
            return Element.Unknown;
        }
    }
}
