using System.Collections.Immutable;
using System.Text;

namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>
/// An integer expression over dimension symbols, in canonical form: a polynomial with integer coefficients whose atoms are symbols or
/// <c>floordiv(a, b)</c>, <c>mod(a, b)</c>, <c>min(a, b)</c>, <c>max(a, b)</c>. A symbol stands for an extent, so every atom is at least 0.
/// Two expressions that are equal as polynomials are equal here and print alike, e.g. <c>past + sequence</c>.
/// </summary>
public sealed class DimensionExpression : IEquatable<DimensionExpression>
{
    private readonly ImmutableArray<ExpressionTerm> terms;
    private string? text;

    private DimensionExpression(ImmutableArray<ExpressionTerm> terms) => this.terms = terms;

    /// <summary>The number, when the expression is one.</summary>
    public long? Constant => terms.Length == 0 ? 0 : terms is [{ Atoms.IsEmpty: true } only] ? only.Coefficient : null;

    /// <summary>True when the value is provably at least 0 for every assignment of extents.</summary>
    public bool IsNonNegative => terms.All(term => term.Coefficient >= 0);

    /// <summary>True when the value is provably at least 1 for every assignment of extents.</summary>
    public bool IsPositive => IsNonNegative && terms.Any(term => term.Atoms.IsEmpty);

    /// <summary>The symbols that occur, those inside functions too, each once.</summary>
    public IReadOnlyList<string> Symbols =>
        [.. terms.SelectMany(term => term.Atoms).SelectMany(DimensionExpressionReader.Symbols).Distinct()];

    /// <summary>A number.</summary>
    public static DimensionExpression Of(long value) => new(value == 0 ? [] : [ExpressionTerm.Of([], value)]);

    /// <summary>One symbol, taken as it stands.</summary>
    public static DimensionExpression Symbol(string name) => new([ExpressionTerm.Of([name], 1)]);

    /// <summary>Parses <c>+ - *</c>, parentheses and the four functions; any other text is one symbol.</summary>
    public static DimensionExpression Parse(string text) => Parse(text, null);

    /// <summary>Reads an expression and puts numbers in the place of symbols.</summary>
    public static DimensionExpression Parse(string text, IReadOnlyDictionary<string, long>? bindings) =>
        DimensionExpressionReader.Read(text, bindings);

    /// <summary>The sum.</summary>
    public static DimensionExpression operator +(DimensionExpression left, DimensionExpression right) =>
        Sum(left.terms.AddRange(right.terms));

    /// <summary>The difference.</summary>
    public static DimensionExpression operator -(DimensionExpression left, DimensionExpression right) => left + (right * Of(-1));

    /// <summary>The product.</summary>
    public static DimensionExpression operator *(DimensionExpression left, DimensionExpression right) =>
        Sum([.. left.terms.SelectMany(one => right.terms.Select(other => one.Times(other)))]);

    /// <summary>The sum; for languages without operators.</summary>
    public static DimensionExpression Add(DimensionExpression left, DimensionExpression right) => left + right;

    /// <summary>The difference; for languages without operators.</summary>
    public static DimensionExpression Subtract(DimensionExpression left, DimensionExpression right) => left - right;

    /// <summary>The product; for languages without operators.</summary>
    public static DimensionExpression Multiply(DimensionExpression left, DimensionExpression right) => left * right;

    /// <summary>The quotient when the division leaves nothing for every assignment, otherwise null.</summary>
    public DimensionExpression? ExactQuotient(DimensionExpression divisor)
    {
        if (divisor.terms.IsEmpty)
        {
            return null;
        }

        if (divisor.terms is [var single])
        {
            var quotients = terms.Select(term => term.DividedBy(single)).ToArray();
            return quotients.All(term => term.HasValue) ? Sum([.. quotients.Select(term => term!.Value)]) : null;
        }

        return terms.Select(term => term.DividedBy(divisor.terms[0]))
            .Where(term => term.HasValue)
            .Select(term => new DimensionExpression([term!.Value]))
            .FirstOrDefault(quotient => (quotient * divisor).Equals(this));
    }

    /// <summary>The quotient rounded down; null when a sign is not known or the divisor may be 0.</summary>
    public DimensionExpression? FloorDivide(DimensionExpression divisor)
    {
        if (Constant is { } left && divisor.Constant is { } right && right != 0)
        {
            return Of((left / right) - (left % right != 0 && (left < 0) != (right < 0) ? 1 : 0));
        }

        return ExactQuotient(divisor) ?? (IsNonNegative && divisor.IsPositive ? Function("floordiv", this, divisor) : null);
    }

    /// <summary>The remainder; null when a sign is not known or the divisor may be 0.</summary>
    public DimensionExpression? Modulo(DimensionExpression divisor) =>
        FloorDivide(divisor) is not { } quotient ? null
        : ExactQuotient(divisor) is not null || Constant.HasValue && divisor.Constant.HasValue ? this - (quotient * divisor)
        : Function("mod", this, divisor);

    /// <summary>The smaller of two; null when it is not known and could be negative.</summary>
    public DimensionExpression? Min(DimensionExpression other) =>
        (other - this).IsNonNegative ? this
        : (this - other).IsNonNegative ? other
        : IsNonNegative && other.IsNonNegative ? Ordered("min", this, other) : null;

    /// <summary>The larger of two; null when it is not known and could be negative.</summary>
    public DimensionExpression? Max(DimensionExpression other) =>
        (other - this).IsNonNegative ? other
        : (this - other).IsNonNegative ? this
        : IsNonNegative || other.IsNonNegative ? Ordered("max", this, other) : null;

    /// <inheritdoc/>
    public bool Equals(DimensionExpression? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DimensionExpression);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>E.g. <c>past + sequence - 1</c>.</summary>
    public override string ToString() => text ??= Print();

    internal static DimensionExpression? Call(string name, DimensionExpression left, DimensionExpression right) => name switch
    {
        "floordiv" => left.FloorDivide(right),
        "mod" => left.Modulo(right),
        "min" => left.Min(right),
        "max" => left.Max(right),
        _ => null,
    };

    private static DimensionExpression Function(string name, DimensionExpression left, DimensionExpression right) =>
        Symbol($"{name}({left}, {right})");

    private static DimensionExpression Ordered(string name, DimensionExpression left, DimensionExpression right) =>
        string.CompareOrdinal(left.ToString(), right.ToString()) <= 0 ? Function(name, left, right) : Function(name, right, left);

    private static DimensionExpression Sum(ImmutableArray<ExpressionTerm> parts)
    {
        var sums = new SortedDictionary<string, ExpressionTerm>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            sums[part.Key] = sums.TryGetValue(part.Key, out var sum)
                ? sum with
                {
                    Coefficient = checked(sum.Coefficient + part.Coefficient),
                }
                : part;
        }

        return new([.. sums.Values.Where(term => term.Coefficient != 0)]);
    }

    private string Print()
    {
        var builder = new StringBuilder();
        foreach (var term in terms.OrderBy(term => term.Coefficient < 0).ThenBy(term => term.Atoms.IsEmpty))
        {
            var sign = term.Coefficient < 0 ? (builder.Length == 0 ? "-" : " - ") : builder.Length == 0 ? "" : " + ";
            builder.Append(sign).Append(term.Magnitude());
        }

        return builder.Length == 0 ? "0" : builder.ToString();
    }
}
