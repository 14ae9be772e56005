using System.Collections.Immutable;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>The differences of a metric, candidate minus reference, on resamples. An undefined resample (NaN) supports no bound.</summary>
public sealed class BootstrapDistribution
{
    private readonly ImmutableArray<double> sorted;
    private readonly int undefined;

    /// <summary>Makes the distribution of draws in any order, at least one.</summary>
    public BootstrapDistribution(ReadOnlySpan<double> draws)
    {
        ArgumentOutOfRangeException.ThrowIfZero(draws.Length, nameof(draws));
        var ordered = draws.ToArray();
        Array.Sort(ordered); // NaN come first
        sorted = [.. ordered];
        undefined = ordered.TakeWhile(double.IsNaN).Count();
    }

    /// <summary>Number of draws.</summary>
    public int Count => sorted.Length;

    /// <summary>
    /// The percentile interval: the k-th smallest and k-th greatest draw with k = (1 - level) (draws + 1), rounded down; undefined draws
    /// count as the smallest below and the greatest above.
    /// </summary>
    /// <param name="level">Level of each bound alone, above 0.5 and below 1.</param>
    public DifferenceInterval Interval(double level)
    {
        if (!(level > 0.5 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "a one-sided level above 0.5 and below 1 is needed");
        }

        var k = (int)Math.Floor((1 - level) * (Count + 1) * (1 + 1e-12)); // 0.05 is no binary fraction
        var low = k > undefined ? sorted[k - 1] : double.NegativeInfinity;
        var high = k > undefined ? sorted[Count - 1 - (k - 1 - undefined)] : double.PositiveInfinity;
        return new DifferenceInterval(low, high);
    }

    /// <summary>(1 + number of draws that are not below <paramref name="difference"/>) / (1 + draws): a one-sided p that is never 0.</summary>
    public double ShareNotBelow(double difference) => (1.0 + Count - sorted.Count(draw => draw < difference)) / (1.0 + Count);
}
