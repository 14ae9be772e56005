using EnergyGate.Statistics.Distributions;

namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// Tango's score interval for the difference of paired proportions (Statistics in Medicine 17, 1998, 891-908): it does not collapse
/// when few pairs, or none, differ.
/// </summary>
public static class TangoInterval
{
    /// <summary>
    /// The score statistic of the hypothesis that candidate minus reference is <paramref name="difference"/>: positive when more gains
    /// were seen than that. The nuisance probability is at its constrained maximum of the likelihood.
    /// </summary>
    /// <param name="losses">Pairs that only the reference has right.</param>
    /// <param name="gains">Pairs that only the candidate has right.</param>
    /// <param name="count">All pairs, at least 1.</param>
    /// <param name="difference">-1..1.</param>
    public static double Statistic(int losses, int gains, int count, double difference)
    {
        Require(losses, gains, count);
        var quadratic = 2.0 * count;
        var linear = ((quadratic + losses - gains) * difference) - losses - gains;
        var constant = -losses * difference * (1 - difference);
        var root = Math.Sqrt(Math.Max(0, (linear * linear) - (4 * quadratic * constant)));
        var lossProbability = linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (2 * quadratic);
        var variance = count * ((2 * lossProbability) + (difference * (1 - difference)));
        var excess = gains - losses - (count * difference);
        return variance > 0 ? excess / Math.Sqrt(variance) : excess == 0 ? 0 : excess * double.PositiveInfinity;
    }

    /// <summary>The differences whose statistic lies within the normal quantile of <paramref name="level"/>.</summary>
    /// <param name="losses">Pairs that only the reference has right.</param>
    /// <param name="gains">Pairs that only the candidate has right.</param>
    /// <param name="count">All pairs, at least 1.</param>
    /// <param name="level">Level of each bound alone, above 0.5 and below 1: 0.95 for one-sided 95 % bounds.</param>
    public static Interval Of(int losses, int gains, int count, double level)
    {
        Require(losses, gains, count);
        if (!(level > 0.5 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "a one-sided level above 0.5 and below 1 is needed");
        }

        var quantile = NormalDistribution.Quantile(level);
        var estimate = (double)(gains - losses) / count;
        var low = losses == count ? -1 : Root(losses, gains, count, -1, estimate, quantile);
        var high = gains == count ? 1 : Root(losses, gains, count, estimate, 1, -quantile);
        return new Interval(low, high);
    }

    // The statistic falls as the difference grows; the bracket's outer end is kept, so the interval is never too short.
    private static double Root(int losses, int gains, int count, double low, double high, double target)
    {
        while (low < (low + high) / 2 && (low + high) / 2 < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Statistic(losses, gains, count, middle) > target ? (middle, high) : (low, middle);
        }

        return target > 0 ? low : high;
    }

    private static void Require(int losses, int gains, int count)
    {
        if (losses < 0 || gains < 0 || count < 1 || (long)losses + gains > count)
        {
            throw new ArgumentException(
                $"{losses} losses and {gains} gains among {count} pairs: counts from 0 whose sum is at most the pairs are needed");
        }
    }
}
