using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Measurement.Simulation;

/// <summary>Counts of a study, or of one worker's share of it. Counting a cell does not allocate, but for the few whose interval is looked up.</summary>
internal sealed class StudyTally(SequentialPlan plan, int designUnits)
{
    private readonly long[] _stops = new long[plan.MaximumUnits + 1];
    private readonly List<double> _widths = [];
    private bool _hasFail;
    private bool _hasGuardedFail;
    private bool _hasPeekingFail;
    private long _cells;
    private long _pullRequests;
    private long _failing;
    private long _guardedFailing;
    private long _peekingFailing;
    private long _passes;
    private long _fails;
    private long _earlyPasses;
    private long _guardedEarlyPasses;
    private long _earlyFails;
    private long _unsteady;
    private long _covered;
    private long _units;
    private double _squares;

    public long[] FixedPasses { get; } = new long[designUnits + 1];

    public long[] FixedFails { get; } = new long[designUnits + 1];

    /// <summary>Counts a cell at the moment it stops, decided or with all units spent.</summary>
    public void CountStop(SequentialTest test, double logRatio)
    {
        var isEarly = test.Units <= CellStudy.EarlyUnits;
        var isUnsteady = test.IsUnsteady;
        var (isPass, isFail) = (test.Decision == Outcome.Pass, test.Decision == Outcome.Fail);
        _cells++;
        _stops[test.Units]++;
        _passes += isPass ? 1 : 0;
        _fails += isFail ? 1 : 0;
        _earlyPasses += isPass && isEarly ? 1 : 0;
        _guardedEarlyPasses += isPass && isEarly && !isUnsteady ? 1 : 0;
        _earlyFails += isFail && isEarly ? 1 : 0;
        _unsteady += isUnsteady ? 1 : 0;
        _covered += test.IsCovered(logRatio, CellStudy.Confidence) ? 1 : 0;
        _hasFail |= isFail;
        _hasGuardedFail |= isFail && !isUnsteady;
    }

    public void CountWidth(double ratio) => _widths.Add(ratio);

    public void CountPeeking(bool hasFailed) => _hasPeekingFail |= hasFailed;

    public void CountUnit(double deviation)
    {
        _units++;
        _squares += deviation * deviation;
    }

    public void EndPullRequest()
    {
        _pullRequests++;
        _failing += _hasFail ? 1 : 0;
        _guardedFailing += _hasGuardedFail ? 1 : 0;
        _peekingFailing += _hasPeekingFail ? 1 : 0;
        (_hasFail, _hasGuardedFail, _hasPeekingFail) = (false, false, false);
    }

    public void Add(StudyTally other)
    {
        for (var i = 0; i < _stops.Length; i++)
        {
            _stops[i] += other._stops[i];
        }

        for (var i = 0; i < FixedPasses.Length; i++)
        {
            FixedPasses[i] += other.FixedPasses[i];
            FixedFails[i] += other.FixedFails[i];
        }

        _widths.AddRange(other._widths);
        _cells += other._cells;
        _pullRequests += other._pullRequests;
        _failing += other._failing;
        _guardedFailing += other._guardedFailing;
        _peekingFailing += other._peekingFailing;
        _passes += other._passes;
        _fails += other._fails;
        _earlyPasses += other._earlyPasses;
        _guardedEarlyPasses += other._guardedEarlyPasses;
        _earlyFails += other._earlyFails;
        _unsteady += other._unsteady;
        _covered += other._covered;
        _units += other._units;
        _squares += other._squares;
    }

    public StudyResult ToResult(NoiseKind kind, double ratio) => new()
    {
        Kind = kind,
        Ratio = ratio,
        Cells = _cells,
        PullRequests = _pullRequests,
        PullRequestsWithFail = _failing,
        GuardedPullRequestsWithFail = _guardedFailing,
        PeekingPullRequestsWithFail = _peekingFailing,
        Passes = _passes,
        Fails = _fails,
        EarlyPasses = _earlyPasses,
        GuardedEarlyPasses = _guardedEarlyPasses,
        EarlyFails = _earlyFails,
        Unsteady = _unsteady,
        Covered = _covered,
        MedianUnits = StopsBy(0.5),
        LateUnits = StopsBy(0.95),
        UnitDeviation = Math.Sqrt(_squares / _units),
        MedianWidthRatio = _widths.Count == 0 ? double.NaN : Medians.Median([.. _widths]),
        FixedPasses = [.. FixedPasses],
        FixedFails = [.. FixedFails],
    };

    private int StopsBy(double share)
    {
        var units = 0;
        for (var sum = _stops[0]; sum < share * _cells; sum += _stops[units])
        {
            units++;
        }

        return units;
    }
}
