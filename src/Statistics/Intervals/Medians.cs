namespace EnergyGate.Statistics.Intervals;

/// <summary>The median and the median absolute deviation: estimates that a few outliers cannot move.</summary>
public static class Medians
{
    /// <summary>The median: the middle value, or the mean of the two in the middle. NaN when any value is NaN.</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(ReadOnlySpan<double> values) => Quantiles.Of(values, 0.5);

    /// <summary>
    /// The median absolute deviation from the median, unscaled (times 1.4826 it estimates a normal's standard deviation).
    /// </summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double AbsoluteDeviation(ReadOnlySpan<double> values)
    {
        var center = Median(values);
        var deviations = new double[values.Length];
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] = Math.Abs(values[i] - center);
        }

        return Median(deviations);
    }
}
