namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>One element of a tensor whose value is followed through the graph.</summary>
internal readonly record struct Element(ElementKind Kind, long Integer, double Real, DimensionExpression? Symbolic)
{
    /// <summary>Nothing is known.</summary>
    public static Element Unknown => default;

    /// <summary>True for a number.</summary>
    public bool IsNumber => Kind is ElementKind.Integer or ElementKind.Real;

    /// <summary>True for an integer or an expression.</summary>
    public bool IsExpression => Kind is ElementKind.Integer or ElementKind.Symbolic;

    /// <summary>The number, for <see cref="IsNumber"/>.</summary>
    public double Number => Kind == ElementKind.Integer ? Integer : Real;

    /// <summary>The integer or expression, for <see cref="IsExpression"/>.</summary>
    public DimensionExpression Expression => Symbolic ?? DimensionExpression.Of(Integer);

    /// <summary>An integer.</summary>
    public static Element Of(long value) => new(ElementKind.Integer, value, 0, null);

    /// <summary>A truth value.</summary>
    public static Element Of(bool value) => Of(value ? 1L : 0L);

    /// <summary>A floating-point number.</summary>
    public static Element Of(double value) => new(ElementKind.Real, 0, value, null);

    /// <summary>An expression; null is unknown, a constant one is an integer.</summary>
    public static Element Of(DimensionExpression? expression) =>
        expression is null ? Unknown : expression.Constant is { } value ? Of(value) : new(ElementKind.Symbolic, 0, 0, expression);

    /// <summary>An extent.</summary>
    public static Element Of(Dimension dimension) =>
        dimension.Value is { } value ? Of(value) : dimension.Symbol is { } symbol ? Of(DimensionExpression.Parse(symbol)) : Unknown;

    /// <summary>
    /// The element as a value of a type: rounded to its precision, cut to its bits; unknown when the type has no such value.
    /// </summary>
    public Element As(ElementType type) => Kind switch
    {
        ElementKind.Unknown => Unknown,
        ElementKind.Symbolic => type is ElementType.Int64 or ElementType.Int32 or ElementType.UInt64 or ElementType.UInt32 ? this : Unknown,
        _ => type switch
        {
            ElementType.Float => Of((double)(float)Number),
            ElementType.Float16 => Of((double)(Half)Number),
            ElementType.Double => Of(Number),
            ElementType.Bool => Of(Number != 0),
            ElementType.Int64 => Of(Truncated),
            ElementType.Int32 => Of((long)unchecked((int)Truncated)),
            ElementType.Int16 => Of((long)unchecked((short)Truncated)),
            ElementType.Int8 => Of((long)unchecked((sbyte)Truncated)),
            ElementType.UInt8 => Of((long)unchecked((byte)Truncated)),
            ElementType.UInt16 => Of((long)unchecked((ushort)Truncated)),
            ElementType.UInt32 => Of((long)unchecked((uint)Truncated)),
            ElementType.UInt64 when Number >= 0 => Of(Truncated),
            _ => Unknown,
        },
    };

    private long Truncated => Kind == ElementKind.Integer ? Integer : double.IsNaN(Real) ? 0 : (long)Real;
}
