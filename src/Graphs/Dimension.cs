namespace EnergyGate.Graphs;

/// <summary>One extent of a shape: a number, a named symbol (e.g. <c>batch_size</c>) or unknown.</summary>
/// <param name="Value">The extent in elements, at least 0; null when it is not a number.</param>
/// <param name="Symbol">The symbol, or an expression over symbols such as <c>past + sequence</c>; null when there is none.</param>
public readonly record struct Dimension(long? Value, string? Symbol)
{
    /// <summary>An extent of which nothing is known.</summary>
    public static Dimension Unknown => default;

    /// <summary>True when the extent is a number.</summary>
    public bool IsKnown => Value.HasValue;

    /// <summary>An extent with a number.</summary>
    public static Dimension Of(long value) => new(value, null);

    /// <summary>An extent with a name; an empty name is unknown.</summary>
    public static Dimension Named(string? symbol) => new(null, string.IsNullOrEmpty(symbol) ? null : symbol);

    /// <inheritdoc/>
    public override string ToString() => Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Symbol ?? "?";
}
