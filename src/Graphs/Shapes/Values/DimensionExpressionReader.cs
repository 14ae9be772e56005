using System.Globalization;

namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>
/// Recursive descent over <c>+ - * // %</c>, parentheses, numbers, names and the functions of <see cref="DimensionExpression"/>.
/// </summary>
internal sealed class DimensionExpressionReader
{
    private static readonly string[] Functions = ["floordiv", "mod", "min", "max"];

    private readonly string text;
    private readonly IReadOnlyDictionary<string, long>? bindings;
    private int position;

    private DimensionExpressionReader(string text, IReadOnlyDictionary<string, long>? bindings)
    {
        this.text = text;
        this.bindings = bindings;
    }

    public static DimensionExpression Read(string text, IReadOnlyDictionary<string, long>? bindings)
    {
        if (bindings is not null && bindings.TryGetValue(text, out var bound))
        {
            return DimensionExpression.Of(bound);
        }

        var reader = new DimensionExpressionReader(text, bindings);
        DimensionExpression? expression;
        try
        {
            expression = reader.Sum();
        }
        catch (OverflowException)
        {
            expression = null;
        }

        reader.SkipSpaces();
        return expression is not null && reader.position == text.Length ? expression : DimensionExpression.Symbol(text);
    }

    /// <summary>The symbols of an atom: itself, or those of a function's arguments.</summary>
    public static IEnumerable<string> Symbols(string atom)
    {
        var function = Functions.FirstOrDefault(name => atom.StartsWith(name + "(", StringComparison.Ordinal) && atom.EndsWith(')'));
        if (function is null)
        {
            return [atom];
        }

        var arguments = atom[(function.Length + 1)..^1];
        var comma = TopLevelComma(arguments);
        return comma < 0
            ? [atom]
            :
            [
                .. DimensionExpression.Parse(arguments[..comma]).Symbols,
                .. DimensionExpression.Parse(arguments[(comma + 1)..].Trim()).Symbols,
            ];
    }

    private static int TopLevelComma(string arguments)
    {
        var depth = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            depth += arguments[i] == '(' ? 1 : arguments[i] == ')' ? -1 : 0;
            if (depth == 0 && arguments[i] == ',')
            {
                return i;
            }
        }

        return -1;
    }

    private DimensionExpression? Sum()
    {
        var sum = Product();
        while (sum is not null)
        {
            if (Take("+"))
            {
                sum = Product() is { } right ? sum + right : null;
            }
            else if (Take("-"))
            {
                sum = Product() is { } right ? sum - right : null;
            }
            else
            {
                break;
            }
        }

        return sum;
    }

    private DimensionExpression? Product()
    {
        var product = Factor();
        while (product is not null)
        {
            if (Take("*"))
            {
                product = Factor() is { } right ? product * right : null;
            }
            else if (Take("//"))
            {
                product = Factor() is { } right ? product.FloorDivide(right) : null;
            }
            else if (Take("%"))
            {
                product = Factor() is { } right ? product.Modulo(right) : null;
            }
            else
            {
                break;
            }
        }

        return product;
    }

    private DimensionExpression? Factor()
    {
        if (Take("-"))
        {
            return Factor() is { } negated ? DimensionExpression.Of(0) - negated : null;
        }

        if (Take("("))
        {
            return Sum() is { } inner && Take(")") ? inner : null;
        }

        var word = Word();
        if (word.Length == 0)
        {
            return null;
        }

        if (Take("("))
        {
            return Sum() is { } left && Take(",") && Sum() is { } right && Take(")") ? DimensionExpression.Call(word, left, right) : null;
        }

        return bindings is not null && bindings.TryGetValue(word, out var bound) ? DimensionExpression.Of(bound)
            : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? DimensionExpression.Of(number)
            : char.IsAsciiDigit(word[0]) ? null
            : DimensionExpression.Symbol(word);
    }

    private string Word()
    {
        SkipSpaces();
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '.' or '?' or ':' or '#' or '@'))
        {
            position++;
        }

        return text[start..position];
    }

    private bool Take(string token)
    {
        SkipSpaces();
        if (string.CompareOrdinal(text, position, token, 0, token.Length) != 0)
        {
            return false;
        }

        position += token.Length;
        return true;
    }

    private void SkipSpaces()
    {
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }
    }
}
