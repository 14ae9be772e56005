using System.Collections.Immutable;
using EnergyGate.Statistics.Distributions;

namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// The differences of a metric, candidate minus reference, on resamples, with the bias-corrected and accelerated interval (BCa; Efron,
/// Journal of the American Statistical Association 82, 1987). An undefined resample (NaN) supports no bound.
/// </summary>
public sealed class BootstrapDistribution
{
    private readonly ImmutableArray<double> sorted;
    private readonly int undefined;
    private readonly double bias;
    private readonly double acceleration;

    /// <summary>Makes the distribution.</summary>
    /// <param name="draws">The resampled differences in any order, at least one.</param>
    /// <param name="estimate">The difference on the set that was resampled.</param>
    /// <param name="acceleration">Skewness of the jackknife's influences divided by 6; 0 with an unbiased estimate gives
    /// percentiles.</param>
    public BootstrapDistribution(ReadOnlySpan<double> draws, double estimate, double acceleration)
    {
        ArgumentOutOfRangeException.ThrowIfZero(draws.Length, nameof(draws));
        var ordered = draws.ToArray();
        Array.Sort(ordered); // NaN come first
        sorted = [.. ordered];
        undefined = ordered.TakeWhile(double.IsNaN).Count();
        this.acceleration = acceleration;
        var below = sorted.Count(draw => draw < estimate) + (0.5 * sorted.Count(draw => draw == estimate));
        bias = NormalDistribution.Quantile((below + 0.5) / (Count - undefined + 1));
    }

    /// <summary>Number of draws.</summary>
    public int Count => sorted.Length;

    /// <summary>
    /// The interval between order statistics, rounded outwards; undefined draws count as the minimum for the lower bound and as the maximum
    /// for the upper one. A bound beyond all draws is infinite.
    /// </summary>
    /// <param name="level">Level of each bound alone, above 0.5 and below 1.</param>
    public Interval Interval(double level)
    {
        if (!(level > 0.5 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "a one-sided level above 0.5 and below 1 is needed");
        }

        var quantile = NormalDistribution.Quantile(level);
        int fromBelow = Place(Adjusted(-quantile)), fromAbove = Place(-Adjusted(quantile));
        return new Interval(
            fromBelow > undefined ? sorted[fromBelow - 1] : double.NegativeInfinity,
            fromAbove > undefined ? sorted[Count - (fromAbove - undefined)] : double.PositiveInfinity);
    }

    /// <summary>
    /// One-sided p of the hypothesis that the true difference is at least <paramref name="difference"/>: the level at which the upper
    /// bound reaches it. Never below 1 / (draws + 1).
    /// </summary>
    public double UpperP(double difference)
    {
        var below = sorted.Count(draw => draw < difference);
        if (below == 0)
        {
            return 1;
        }

        var place = NormalDistribution.Quantile(below / (Count + 1.0)) - bias;
        var stretch = 1 + (acceleration * place);
        return stretch > 0 ? Math.Max(NormalDistribution.UpperTail((place / stretch) - bias), 1 / (Count + 1.0)) : 1;
    }

    // The normal deviate of the percentile that serves as the bound at deviate z.
    private double Adjusted(double z)
    {
        var shifted = bias + z;
        var stretch = 1 - (acceleration * shifted);
        return stretch > 0 ? bias + (shifted / stretch) : Math.Sign(z) * double.PositiveInfinity;
    }

    private int Place(double deviate) =>
        (int)Math.Floor(NormalDistribution.UpperTail(-deviate) * (Count + 1) * (1 + 1e-12)); // 0.05 is no binary fraction
}
