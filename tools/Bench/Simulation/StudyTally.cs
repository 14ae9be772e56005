using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// Counts of a study, or of one worker's share of it. Counting a cell allocates only where the width of its interval is computed.
/// </summary>
internal sealed class StudyTally(SequentialPlan plan, int designUnits)
{
    private readonly long[] stops = new long[plan.MaximumUnits + 1];
    private readonly List<double> widths = [];
    private bool hasFail;
    private bool hasGuardedFail;
    private bool hasPeekingFail;
    private long cells;
    private long pullRequests;
    private long failing;
    private long guardedFailing;
    private long peekingFailing;
    private long passes;
    private long fails;
    private long earlyPasses;
    private long guardedEarlyPasses;
    private long earlyFails;
    private long unsteady;
    private long covered;
    private long units;
    private double squares;

    public long[] FixedPasses { get; } = new long[designUnits + 1];

    public long[] FixedFails { get; } = new long[designUnits + 1];

    /// <summary>Counts a cell when its test stops: with a decision, or with all units spent.</summary>
    public void CountStop(MedianAndTotalTest test, double logRatio)
    {
        var isEarly = test.Units <= CellStudy.EarlyUnits;
        var isUnsteady = test.Median.IsUnsteady;
        var (isPass, isFail) = (test.Decision == Outcome.Pass, test.Decision == Outcome.Fail);
        cells++;
        stops[test.Units]++;
        passes += isPass ? 1 : 0;
        fails += isFail ? 1 : 0;
        earlyPasses += isPass && isEarly ? 1 : 0;
        guardedEarlyPasses += isPass && isEarly && !isUnsteady ? 1 : 0;
        earlyFails += isFail && isEarly ? 1 : 0;
        unsteady += isUnsteady ? 1 : 0;
        covered += test.Median.IsCovered(logRatio, CellStudy.Confidence) ? 1 : 0;
        hasFail |= isFail;
        hasGuardedFail |= isFail && !isUnsteady;
    }

    public void CountWidth(double ratio) => widths.Add(ratio);

    public void CountPeeking(bool hasFailed) => hasPeekingFail |= hasFailed;

    public void CountUnit(double deviation)
    {
        units++;
        squares += deviation * deviation;
    }

    public void EndPullRequest()
    {
        pullRequests++;
        failing += hasFail ? 1 : 0;
        guardedFailing += hasGuardedFail ? 1 : 0;
        peekingFailing += hasPeekingFail ? 1 : 0;
        (hasFail, hasGuardedFail, hasPeekingFail) = (false, false, false);
    }

    public void Add(StudyTally other)
    {
        for (var i = 0; i < stops.Length; i++)
        {
            stops[i] += other.stops[i];
        }

        for (var i = 0; i < FixedPasses.Length; i++)
        {
            FixedPasses[i] += other.FixedPasses[i];
            FixedFails[i] += other.FixedFails[i];
        }

        widths.AddRange(other.widths);
        cells += other.cells;
        pullRequests += other.pullRequests;
        failing += other.failing;
        guardedFailing += other.guardedFailing;
        peekingFailing += other.peekingFailing;
        passes += other.passes;
        fails += other.fails;
        earlyPasses += other.earlyPasses;
        guardedEarlyPasses += other.guardedEarlyPasses;
        earlyFails += other.earlyFails;
        unsteady += other.unsteady;
        covered += other.covered;
        units += other.units;
        squares += other.squares;
    }

    public StudyResult ToResult(NoiseKind kind, double ratio) => new()
    {
        Kind = kind,
        Ratio = ratio,
        Cells = cells,
        PullRequests = pullRequests,
        PullRequestsWithFail = failing,
        GuardedPullRequestsWithFail = guardedFailing,
        PeekingPullRequestsWithFail = peekingFailing,
        Passes = passes,
        Fails = fails,
        EarlyPasses = earlyPasses,
        GuardedEarlyPasses = guardedEarlyPasses,
        EarlyFails = earlyFails,
        Unsteady = unsteady,
        Covered = covered,
        MedianUnits = StopsBy(0.5),
        LateUnits = StopsBy(0.95),
        UnitDeviation = Math.Sqrt(squares / units),
        MedianWidthRatio = widths.Count == 0 ? double.NaN : Medians.Median([.. widths]),
        FixedPasses = [.. FixedPasses],
        FixedFails = [.. FixedFails],
    };

    private int StopsBy(double share)
    {
        var units = 0;
        for (var sum = stops[0]; sum < share * cells; sum += stops[units])
        {
            units++;
        }

        return units;
    }
}
