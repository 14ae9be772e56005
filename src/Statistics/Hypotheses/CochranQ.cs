using EnergyGate.Statistics.Distributions;

namespace EnergyGate.Statistics.Hypotheses;

/// <summary>
/// Do groups of figures share one mean? Cochran's Q (Journal of the Royal Statistical Society supplement 4, 1937), with the variance pooled
/// within the groups.
/// </summary>
/// <param name="Q">Sum of n (mean - grand mean)^2 / s^2 over the groups.</param>
/// <param name="DegreesOfFreedom">Groups less one.</param>
/// <param name="PValue">Probability of so large a Q where the means are equal.</param>
/// <param name="Variance">s^2, pooled within the groups.</param>
public readonly record struct CochranQ(double Q, int DegreesOfFreedom, double PValue, double Variance)
{
    /// <summary>The statistic of some groups.</summary>
    /// <param name="groups">Two groups or more; those of fewer than two figures do not count.</param>
    /// <exception cref="ArgumentException">Fewer than two groups count, or no figure differs from another of its group.</exception>
    public static CochranQ Of(IEnumerable<IReadOnlyList<double>> groups)
    {
        var counted = groups.Where(group => group.Count >= 2)
            .Select(group => (group.Count, Mean: group.Average(), Squares: SquaresOf(group)))
            .ToList();
        var free = counted.Sum(group => group.Count - 1);
        var variance = counted.Sum(group => group.Squares) / free;
        if (counted.Count < 2 || !(variance > 0))
        {
            throw new ArgumentException("Cochran's Q needs two groups of two figures that differ", nameof(groups));
        }

        var grand = counted.Sum(group => group.Count * group.Mean) / counted.Sum(group => group.Count);
        var q = counted.Sum(group => group.Count * (group.Mean - grand) * (group.Mean - grand)) / variance;
        return new(q, counted.Count - 1, ChiSquareDistribution.UpperTail(q, counted.Count - 1), variance);
    }

    private static double SquaresOf(IReadOnlyList<double> group)
    {
        var mean = group.Average();
        return group.Sum(value => (value - mean) * (value - mean));
    }
}
