using System.Collections.Immutable;

namespace EnergyGate.Bench.Simulation;

/// <summary>Counts of a sequential test on many simulated cells of one noise and one true ratio.</summary>
internal sealed record StudyResult
{
    /// <summary>The noise.</summary>
    public required NoiseKind Kind { get; init; }

    /// <summary>The true ratio candidate / base.</summary>
    public required double Ratio { get; init; }

    /// <summary>Cells simulated.</summary>
    public required long Cells { get; init; }

    /// <summary>Pull requests simulated: cells / (cells of the plan).</summary>
    public required long PullRequests { get; init; }

    /// <summary>Pull requests in which any cell FAILs.</summary>
    public required long PullRequestsWithFail { get; init; }

    /// <summary>The same, with cells whose ratio is unsteady at their decision set aside.</summary>
    public required long GuardedPullRequestsWithFail { get; init; }

    /// <summary>Pull requests in which any cell FAILs by a t test at the same error with a look after every unit.</summary>
    public required long PeekingPullRequestsWithFail { get; init; }

    /// <summary>Cells that PASS within the plan's units.</summary>
    public required long Passes { get; init; }

    /// <summary>Cells that FAIL within the plan's units.</summary>
    public required long Fails { get; init; }

    /// <summary>Cells that PASS within <see cref="CellStudy.EarlyUnits"/> units.</summary>
    public required long EarlyPasses { get; init; }

    /// <summary>The same, with cells whose ratio is unsteady at their decision set aside.</summary>
    public required long GuardedEarlyPasses { get; init; }

    /// <summary>Cells that FAIL within <see cref="CellStudy.EarlyUnits"/> units.</summary>
    public required long EarlyFails { get; init; }

    /// <summary>Cells whose ratio is called unsteady when they stop.</summary>
    public required long Unsteady { get; init; }

    /// <summary>Cells whose interval at 95 % holds the true ratio when they stop.</summary>
    public required long Covered { get; init; }

    /// <summary>Median over cells of the units until they stop; those that stay open stop at the plan's.</summary>
    public required int MedianUnits { get; init; }

    /// <summary>95 % of cells stop by this unit.</summary>
    public required int LateUnits { get; init; }

    /// <summary>Standard deviation of a unit's log-ratio around the true one.</summary>
    public required double UnitDeviation { get; init; }

    /// <summary>
    /// Median over a sample of the cells: width of the interval at 95 %, in logs, to the t interval's of the same units; NaN without a
    /// sample.
    /// </summary>
    public required double MedianWidthRatio { get; init; }

    /// <summary>[units + 1] number of cells that a fixed-n t test of so many units would PASS.</summary>
    public required ImmutableArray<long> FixedPasses { get; init; }

    /// <summary>[units + 1] number of cells that a fixed-n t test of so many units would FAIL.</summary>
    public required ImmutableArray<long> FixedFails { get; init; }

    /// <summary>Cells without a decision.</summary>
    public long Open => Cells - Passes - Fails;

    /// <summary>
    /// Min sample size from which on a fixed-n t test PASSes this share of the cells. Null when no sample size up to the max does.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    public int? FixedUnitsToPass(double share) => MinUnitsTo(FixedPasses, share);

    /// <summary>
    /// Min sample size from which on a fixed-n t test FAILs this share of the cells. Null when no sample size up to the max does.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    public int? FixedUnitsToFail(double share) => MinUnitsTo(FixedFails, share);

    private int? MinUnitsTo(ImmutableArray<long> counts, double share)
    {
        var min = counts.Length;
        while (min > 1 && counts[min - 1] >= share * Cells)
        {
            min--;
        }

        return min < counts.Length ? min : null;
    }
}
