using System.Collections.Immutable;

namespace EnergyGate.Statistics.Corrections;

/// <summary>Holm's step-down correction of p-values for their number (Scandinavian Journal of Statistics 6, 1979, 65-70).</summary>
public static class HolmCorrection
{
    /// <summary>Adjusted p-values, in the order given: reject those at most alpha, and the family-wise error is at most alpha.</summary>
    /// <param name="values">p-values, 0..1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0 to 1.</exception>
    public static ImmutableArray<double> Adjust(ReadOnlySpan<double> values)
    {
        var (sorted, places) = Sorted(values);
        var adjusted = new double[sorted.Length];
        var max = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            max = Math.Max(max, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[places[i]] = max;
        }

        return [.. adjusted];
    }

    /// <summary>
    /// Whether each hypothesis of a declared family is rejected, in the order given; the probability of any false rejection is at most the
    /// family's error. Always-valid p-values may be taken at any moment, each at its own.
    /// </summary>
    /// <param name="values">p-values, 0..1, of the hypotheses that were measured.</param>
    /// <param name="family">Hypotheses declared before the run: one that was not measured counts as a p-value of 1.</param>
    /// <param name="familyError">Above 0 and below 1, e.g. 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range, or fewer hypotheses were declared than are
    /// given.</exception>
    public static ImmutableArray<bool> Reject(ReadOnlySpan<double> values, int family, double familyError)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(family, values.Length);
        if (!(familyError > 0 && familyError < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(familyError), familyError, "an error lies between 0 and 1, e.g. 0.01");
        }

        var (sorted, places) = Sorted(values);
        var rejected = new bool[sorted.Length];
        for (var i = 0; i < sorted.Length && sorted[i] <= familyError / (family - i); i++)
        {
            rejected[places[i]] = true;
        }

        return [.. rejected];
    }

    private static (double[] Values, int[] Places) Sorted(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!(value >= 0 && value <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(values), value, "p-values from 0 to 1 are needed");
            }
        }

        var sorted = values.ToArray();
        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, places);
        return (sorted, places);
    }
}
