using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics.Hypotheses;

/// <summary>
/// Wilcoxon's signed-rank test of paired differences, and the interval of their pseudo-median that is its inversion (Biometrics Bulletin 1,
/// 1945; Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963). Exact up to <see cref="MaxExactCount"/> differences without ties
/// and zeros; otherwise by the normal limit, zeros left out of the ranks, ties at their average rank and in the variance.
/// </summary>
public sealed class WilcoxonTest
{
    /// <summary>
    /// Maximum number of differences for the exact distribution; at 50 the normal limit differs from it by less than 0.001.
    /// </summary>
    public const int MaxExactCount = 50;

    private readonly WalshAverages averages;
    private readonly int count;
    private readonly double[]? exact;

    /// <summary>Tests differences against a median of zero.</summary>
    /// <param name="differences">At least one finite number.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public WilcoxonTest(ReadOnlySpan<double> differences)
    {
        if (differences.IsEmpty
            || !double.IsFinite(differences[0])
            || differences.ToArray().Any(difference => !double.IsFinite(difference)))
        {
            throw new ArgumentException("at least one difference is needed, and all of them finite", nameof(differences));
        }

        averages = new(differences);
        count = differences.Length;
        Estimate = averages.Median();
        double[] apart = [.. differences.ToArray().Where(difference => difference != 0)];
        var sizes = apart.Select(Math.Abs).ToArray();
        var ranks = new double[sizes.Length];
        if (sizes.Length > 0)
        {
            Ranks.Average(sizes, ranks);
        }

        PositiveRanks = ranks.Where((_, i) => apart[i] > 0).Sum();
        var ties = sizes.GroupBy(size => size).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        exact = count <= MaxExactCount && apart.Length == count && ties == 0 ? Frequencies(count) : null;
        (LessP, GreaterP) = exact is not null
            ? (Below((long)PositiveRanks), Below((long)((count * (count + 1L) / 2) - PositiveRanks)))
            : Limit(apart.Length, ties);
    }

    /// <summary>The pseudo-median: the median of all averages of two differences, Hodges and Lehmann's estimator.</summary>
    public double Estimate { get; }

    /// <summary>The sum of the ranks of the positive differences.</summary>
    public double PositiveRanks { get; }

    /// <summary>One-sided p of the hypothesis that the differences lie at or above zero: small where they lie below.</summary>
    public double LessP { get; }

    /// <summary>One-sided p of the hypothesis that the differences lie at or below zero.</summary>
    public double GreaterP { get; }

    /// <summary>Two-sided p.</summary>
    public double P => Math.Min(1, 2 * Math.Min(LessP, GreaterP));

    /// <summary>
    /// The interval between order statistics of the averages; infinite where there are too few differences for the confidence.
    /// </summary>
    /// <param name="confidence">Two-sided confidence, above 0 and below 1: 0.9 for one-sided 95 % bounds.</param>
    public Interval Interval(double confidence)
    {
        var rank = RankOf(confidence);
        return rank < 1
            ? new(double.NegativeInfinity, double.PositiveInfinity)
            : new(averages.At(rank), averages.At(averages.Count + 1 - rank));
    }

    /// <summary>
    /// Rank of the order statistic, from either end, that bounds the interval: the largest whose coverage reaches the confidence; 0 for
    /// none.
    /// </summary>
    /// <param name="confidence">Two-sided confidence, above 0 and below 1.</param>
    public long RankOf(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence above 0 and below 1 is needed");
        }

        var frequencies = exact ?? (count <= MaxExactCount ? Frequencies(count) : null);
        if (frequencies is null)
        {
            var mean = count * (count + 1.0) / 4;
            var deviation = Math.Sqrt(count * (count + 1.0) * ((2.0 * count) + 1) / 24);
            return (long)Math.Floor(mean - (NormalDistribution.Quantile((1 + confidence) / 2) * deviation));
        }

        double tail = 0, all = Math.Pow(2, count);
        long rank = 0;
        while (rank < frequencies.Length && 1 - (2 * (tail + frequencies[rank]) / all) >= confidence)
        {
            tail += frequencies[rank++];
        }

        return rank;
    }

    // How many of the 2^n signs give each sum of positive ranks: whole numbers, exact in doubles up to n = 50.
    private static double[] Frequencies(int count)
    {
        var frequencies = new double[(count * (count + 1) / 2) + 1];
        frequencies[0] = 1;
        for (var rank = 1; rank <= count; rank++)
        {
            for (var sum = rank * (rank + 1) / 2; sum >= rank; sum--)
            {
                frequencies[sum] += frequencies[sum - rank];
            }
        }

        return frequencies;
    }

    private double Below(long sum) => exact!.Take((int)sum + 1).Sum() / Math.Pow(2, count);

    private (double Less, double Greater) Limit(int apart, double ties)
    {
        var variance = (apart * (apart + 1.0) * ((2.0 * apart) + 1) / 24) - (ties / 48);
        if (variance <= 0)
        {
            return (1, 1);
        }

        var z = (PositiveRanks - (apart * (apart + 1.0) / 4)) / Math.Sqrt(variance);
        return (NormalDistribution.UpperTail(-z), NormalDistribution.UpperTail(z));
    }
}
