namespace EnergyGate.Evaluation.Comparisons;

/// <summary>The minimum tolerance that a set of a given size can confirm, from the share of flips declared before the run.</summary>
public static class ConfirmableTolerance
{
    /// <summary>
    /// The smallest tolerance that a candidate without a true loss passes with 90 % power at the one-sided 95 % level:
    /// (1.645 + 1.282) sqrt(flips / n), the normal approximation of the paired difference.
    /// </summary>
    /// <param name="exampleCount">Number of examples, at least 1.</param>
    /// <param name="maxFlipShare">Declared share of examples whose answer may change, 0..1: never the candidate's own.</param>
    /// <returns>A tolerance, as a fraction.</returns>
    public static double Min(int exampleCount, double maxFlipShare)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exampleCount, 1);
        if (!(maxFlipShare >= 0 && maxFlipShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(maxFlipShare), maxFlipShare, "a share from 0 to 1 is needed");
        }

        return 2.93 * Math.Sqrt(maxFlipShare / exampleCount);
    }
}
