namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// Quantiles by linear interpolation of the order statistics (definition 7 of Hyndman and Fan 1996; the default of numpy and R).
/// </summary>
public static class Quantiles
{
    /// <summary>One quantile. NaN when any value is NaN.</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="probability">From 0 (the minimum) to 1 (the maximum).</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1.</exception>
    public static double Of(ReadOnlySpan<double> values, double probability)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, probability);
    }

    /// <summary>One quantile of values that are sorted already, without a copy. NaN sorts first, and gives NaN.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="probability">From 0 (the minimum) to 1 (the maximum).</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("a quantile needs at least one value; none was given", nameof(sorted));
        }

        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability lies from 0 to 1");
        }

        if (double.IsNaN(sorted[0]))
        {
            return double.NaN;
        }

        var position = probability * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        var share = position - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below]);
    }
}
