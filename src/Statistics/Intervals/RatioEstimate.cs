namespace EnergyGate.Statistics.Intervals;

/// <summary>A ratio of a candidate's figure to the reference's, with what is known about it.</summary>
/// <param name="Value">The estimate: e to the median of the log-ratios; NaN when there are none.</param>
/// <param name="Interval">The interval of the ratio; 0 to infinity when nothing is known.</param>
/// <param name="Coverage">The exact coverage of the interval for independent rounds, 0 to 1; 1 for 0 to infinity.</param>
/// <param name="Count">How many rounds stand behind it.</param>
public readonly record struct RatioEstimate(double Value, Interval Interval, double Coverage, int Count)
{
    /// <summary>The estimate from one log-ratio per round.</summary>
    /// <param name="logRatios">ln(candidate / reference) of each round, in any order.</param>
    /// <param name="confidence">The least coverage of the interval, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static RatioEstimate FromLogRatios(ReadOnlySpan<double> logRatios, double confidence)
    {
        var interval = MedianInterval.Of(logRatios, confidence);
        var value = logRatios.IsEmpty ? double.NaN : Math.Exp(Medians.Median(logRatios));
        return new(value, interval.Interval.Exponential(), interval.Coverage, logRatios.Length);
    }

    /// <summary>The same estimate with nothing known about where the ratio lies.</summary>
    public RatioEstimate WithoutInterval() => this with { Interval = Interval.AnyRatio, Coverage = 1 };
}
