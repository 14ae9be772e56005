using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics.Sequential;

/// <summary>Location and correlation of a few units.</summary>
internal static class UnitSummary
{
    /// <summary>Minimum number of units for a statement about drift.</summary>
    private const int MinUnitsForDrift = 8;

    /// <summary>
    /// Lag-1 correlation of n independent units has a deviation of about 1 / sqrt(n) around -1 / n; beyond this many deviations the series
    /// is unsteady.
    /// </summary>
    private const double DriftDeviations = 2.3;

    /// <summary>A variance below this is rounding error: no measurement repeats to a billionth.</summary>
    private const double NoSpread = 1e-18;

    /// <summary>
    /// The median of the means of all pairs, each unit with itself among them (Hodges and Lehmann 1963); NaN without units.
    /// </summary>
    public static double Center(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        var means = new double[values.Length * (values.Length + 1) / 2];
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i; j < values.Length; j++)
            {
                means[next++] = (values[i] + values[j]) / 2;
            }
        }

        return Medians.Median(means);
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    public static double Deviation(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return values.Length < 2 ? double.NaN : Math.Sqrt(squares / (values.Length - 1));
    }

    public static double LagOneAutocorrelation(ReadOnlySpan<double> values)
    {
        if (values.Length < 3)
        {
            return double.NaN;
        }

        var mean = Mean(values);
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }

        return squares > values.Length * NoSpread ? products / squares : double.NaN;
    }

    public static bool IsUnsteady(ReadOnlySpan<double> values) =>
        values.Length >= MinUnitsForDrift
        && LagOneAutocorrelation(values) > DriftDeviations / Math.Sqrt(values.Length) - 1.0 / values.Length;
}
