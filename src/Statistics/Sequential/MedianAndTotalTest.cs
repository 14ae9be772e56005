namespace EnergyGate.Statistics.Sequential;

/// <summary>
/// Judges a ratio of costs by two sequential tests of the same units. In one, a unit is the median of its parts, so bursts of the machine
/// have little effect. In the other, a unit is its total, which is what the user pays: work that comes in few parts counts in full. PASS
/// takes both, FAIL takes either. An even loss passes with the plan's error at most, one that comes in few parts with 5 % at most; a false
/// FAIL has the plan's probability for both together. Not thread-safe.
/// </summary>
public sealed class MedianAndTotalTest
{
    // The two tests share the probability of a false FAIL. The larger part belongs to the one that finds most losses first.
    private const double MedianShare = 0.8;

    // Totals vary more. At the plan's usual error of 1 %, bursts of the machine would keep one unchanged ratio of ten open.
    private const double TotalPassError = 0.05;

    /// <summary>Starts both tests.</summary>
    /// <param name="plan">Errors of the two together, and tuning, fixed before the first unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan cannot be followed.</exception>
    public MedianAndTotalTest(SequentialPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        Median = new(plan with { FamilyError = plan.FamilyError * MedianShare });
        Total = new(plan with { FamilyError = plan.FamilyError * (1 - MedianShare), PassError = Math.Max(plan.PassError, TotalPassError) });
    }

    /// <summary>The test of the medians.</summary>
    public SequentialTest Median { get; }

    /// <summary>The test of the totals.</summary>
    public SequentialTest Total { get; }

    /// <summary>FAIL if either test says so, PASS if both do.</summary>
    public Outcome Decision =>
        Median.Decision == Outcome.Fail || Total.Decision == Outcome.Fail ? Outcome.Fail
        : Median.Decision == Outcome.Pass && Total.Decision == Outcome.Pass ? Outcome.Pass
        : Outcome.Inconclusive;

    /// <summary>Always-valid p-value of "neither ratio is above the limit": Bonferroni, weighted by the shares of the tests.</summary>
    public double FailPValue => Math.Min(1, Math.Min(Median.FailPValue / MedianShare, Total.FailPValue / (1 - MedianShare)));

    /// <summary>Units so far.</summary>
    public int Units => Median.Units;

    /// <summary>Whether the plan's units are spent.</summary>
    public bool IsSpent => Median.IsSpent;

    /// <summary>Adds a unit.</summary>
    /// <param name="median">ln(candidate / base) of the median of its parts.</param>
    /// <param name="total">ln(candidate / base) of its total.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">The plan's units are spent.</exception>
    public void Add(double median, double total)
    {
        if (!double.IsFinite(total))
        {
            throw new ArgumentOutOfRangeException(nameof(total), total, "a total is a finite log-ratio");
        }

        Median.Add(median);
        Total.Add(total);
    }

    /// <summary>Restarts with the same plan, without an allocation.</summary>
    internal void Restart()
    {
        Median.Restart();
        Total.Restart();
    }
}
