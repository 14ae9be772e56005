using System.Collections.Immutable;

namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>One term of a polynomial over dimension symbols: a coefficient times a product of atoms (none for the constant term).</summary>
internal readonly record struct ExpressionTerm(string Key, ImmutableArray<string> Atoms, long Coefficient)
{
    /// <summary>A term whose atoms are brought into canonical order.</summary>
    public static ExpressionTerm Of(ImmutableArray<string> atoms, long coefficient)
    {
        var sorted = atoms.Length < 2 ? atoms : atoms.Sort(StringComparer.Ordinal);
        return new(string.Join('*', sorted), sorted, coefficient);
    }

    /// <summary>The product of two terms.</summary>
    /// <exception cref="OverflowException">The coefficient does not fit 64 bits.</exception>
    public ExpressionTerm Times(ExpressionTerm other) => Of(Atoms.AddRange(other.Atoms), checked(Coefficient * other.Coefficient));

    /// <summary>The exact quotient, or null when there is none.</summary>
    public ExpressionTerm? DividedBy(ExpressionTerm divisor)
    {
        if (divisor.Coefficient is 0 or -1 && Coefficient == long.MinValue
            || divisor.Coefficient == 0
            || Coefficient % divisor.Coefficient != 0)
        {
            return null;
        }

        var rest = Atoms;
        foreach (var atom in divisor.Atoms)
        {
            var index = rest.IndexOf(atom);
            if (index < 0)
            {
                return null;
            }

            rest = rest.RemoveAt(index);
        }

        return Of(rest, Coefficient / divisor.Coefficient);
    }

    /// <summary>The term without its sign.</summary>
    public string Magnitude()
    {
        var amount = Coefficient < 0 ? -(Int128)Coefficient : Coefficient;
        return Atoms.IsEmpty ? amount.ToString(System.Globalization.CultureInfo.InvariantCulture) : amount == 1 ? Key : $"{amount}*{Key}";
    }
}
