using System.Collections.Immutable;

namespace EnergyGate.Statistics.Corrections;

/// <summary>Holm's step-down correction of p-values for their number (Scandinavian Journal of Statistics 6, 1979, 65-70).</summary>
public static class HolmCorrection
{
    /// <summary>Adjusted p-values, in the order given: reject those at most alpha, and the family-wise error is at most alpha.</summary>
    /// <param name="values">p-values, 0..1.</param>
    public static ImmutableArray<double> Adjust(ReadOnlySpan<double> values)
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
        var adjusted = new double[sorted.Length];
        var greatest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[places[i]] = greatest;
        }

        return [.. adjusted];
    }
}
