namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// Distribution-free confidence interval of a median between two order statistics: the inverted sign test (Thompson 1936; Conover,
/// Practical Nonparametric Statistics, 3.2). Its coverage is exact for independent values of any continuous distribution and any sample
/// size.
/// </summary>
/// <param name="Interval">The interval; the whole line when there are too few values for the confidence asked for.</param>
/// <param name="Coverage">
/// The exact probability, 0 to 1, that such an interval holds the median: at least the confidence asked for, 1 for the whole line.
/// </param>
public readonly record struct MedianInterval(Interval Interval, double Coverage)
{
    /// <summary>The narrowest interval [x(k), x(n+1-k)] whose coverage 1 - 2 P(Binomial(n, 1/2) &lt; k) reaches the confidence.</summary>
    /// <param name="values">Independent values, in any order; a NaN among them makes the interval the whole line.</param>
    /// <param name="confidence">The least coverage, above 0 and below 1, e.g. 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static MedianInterval Of(ReadOnlySpan<double> values, double confidence)
    {
        RequireConfidence(confidence);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var (rank, coverage) = InnermostRank(sorted.Length, confidence);
        return rank == 0 || double.IsNaN(sorted[0])
            ? new(Interval.Everything, 1)
            : new(new(sorted[rank - 1], sorted[^rank]), coverage);
    }

    /// <summary>Minimum number of values for a finite interval: 6 at 95 %, 8 at 99 %.</summary>
    /// <param name="confidence">The least coverage, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static int MinimumCount(double confidence)
    {
        RequireConfidence(confidence);
        var count = 1;
        while (InnermostRank(count, confidence).Rank == 0)
        {
            count++;
        }

        return count;
    }

    private static (int Rank, double Coverage) InnermostRank(int count, double confidence)
    {
        var logProbability = -count * Math.Log(2); // of B = 0; in logs, for 0.5^count is below the smallest double beyond 1074 values
        var tail = 0.0;
        var found = (Rank: 0, Coverage: 1.0);
        for (var rank = 1; 2 * rank <= count; rank++)
        {
            tail += Math.Exp(logProbability);
            var coverage = 1 - 2 * tail;
            if (coverage < confidence)
            {
                break;
            }

            found = (rank, coverage);
            logProbability += Math.Log((count - rank + 1.0) / rank);
        }

        return found;
    }

    private static void RequireConfidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence lies between 0 and 1, e.g. 0.95");
        }
    }
}
