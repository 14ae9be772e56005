namespace EnergyGate.Evaluation.Comparisons;

/// <summary>Whether a tolerance can be confirmed at all on a set of that size, from flips declared beforehand.</summary>
public static class ConfirmableTolerance
{
    /// <summary>
    /// The smallest tolerance that a candidate without a true loss passes with 90 % power at the one-sided 95 % level:
    /// (1.645 + 1.282) sqrt(flips / n), the normal approximation of the paired difference.
    /// </summary>
    /// <param name="exampleCount">Number of examples, at least 1.</param>
    /// <param name="greatestFlipShare">Declared share of examples whose answer may change, 0..1: never the candidate's own.</param>
    /// <returns>A tolerance, as a fraction.</returns>
    public static double Smallest(int exampleCount, double greatestFlipShare)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exampleCount, 1);
        if (!(greatestFlipShare >= 0 && greatestFlipShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(greatestFlipShare), greatestFlipShare, "a share from 0 to 1 is needed");
        }

        return 2.93 * Math.Sqrt(greatestFlipShare / exampleCount);
    }
}
