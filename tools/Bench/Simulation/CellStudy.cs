using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Randomness;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// Runs many pull requests of simulated cells with a known ratio through the real schedule, figures and test, and counts the decisions. The
/// same seed gives the same counts on any number of processors.
/// </summary>
internal static class CellStudy
{
    /// <summary>The units within which an unchanged cell should PASS.</summary>
    public const int EarlyUnits = 40;

    /// <summary>Confidence level of the intervals.</summary>
    public const double Confidence = 0.95;

    // The width of the interval is computed in one cell of so many. Coverage is counted in all.
    private const int WidthEvery = 16;

    // The first units of each cell make the standard deviation, so that every cell has the same weight.
    private const int UnitsForDeviation = 8;

    /// <summary>Runs pull requests of <see cref="SequentialPlan.Cells"/> cells each.</summary>
    /// <param name="kind">The noise.</param>
    /// <param name="ratio">The true ratio, above 0.</param>
    /// <param name="plan">The plan of the tests.</param>
    /// <param name="pullRequests">Number of pull requests, at least 1.</param>
    /// <param name="seed">Random seed of order and noise.</param>
    /// <param name="designUnits">
    /// Sample size up to which the fixed-n t test is evaluated where the plan allows fewer units; 0 for that of the plan.
    /// </param>
    /// <param name="shape">Extra work of the candidate beside the ratio; null for none.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static StudyResult Play(
        NoiseKind kind,
        double ratio,
        SequentialPlan plan,
        int pullRequests,
        ulong seed,
        int designUnits = 0,
        PlantedShape? shape = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(pullRequests, 1);
        plan.Validate();
        designUnits = Math.Max(designUnits, plan.MaximumUnits);
        var design = new FixedDesign(plan, designUnits);
        var total = new StudyTally(plan, designUnits);
        Parallel.For(
            0,
            pullRequests,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new Worker(kind, shape ?? PlantedShape.None, ratio, plan, design, designUnits),
            (number, _, worker) =>
            {
                worker.PlayPullRequest(SplitMix64.Mix(seed) + (ulong)number);
                return worker;
            },
            worker =>
            {
                lock (total)
                {
                    total.Add(worker.Tally);
                }
            });
        return total.ToResult(kind, ratio);
    }

    private sealed class Worker(
        NoiseKind kind, PlantedShape shape, double ratio, SequentialPlan plan, FixedDesign design, int designUnits)
    {
        private readonly SimulatedCell cell = new(kind) { Shape = shape };
        private readonly MedianAndTotalTest test = new(plan);
        private readonly double[] units = new double[designUnits];
        private readonly double logRatio = Math.Log(ratio);

        public StudyTally Tally { get; } = new(plan, designUnits);

        public void PlayPullRequest(ulong seed)
        {
            var schedule = new UnitSchedule(SplitMix64.Mix(seed));
            for (var cell = 0; cell < plan.Cells; cell++)
            {
                this.cell.Start(schedule, cell, SplitMix64.Mix(SplitMix64.Mix(seed) + (ulong)cell + 1), ratio);
                PlayCell(lookUpWidth: (seed + (ulong)cell) % WidthEvery == 0);
            }

            Tally.EndPullRequest();
        }

        // All units are made, since the t test needs them. The sequential test stops at its decision.
        private void PlayCell(bool lookUpWidth)
        {
            test.Restart();
            var hasStopped = false;
            for (var unit = 0; unit < units.Length; unit++)
            {
                units[unit] = cell.NextUnit();
                if (unit < UnitsForDeviation)
                {
                    Tally.CountUnit(units[unit] - logRatio);
                }

                if (hasStopped)
                {
                    continue;
                }

                test.Add(units[unit], cell.TotalLogRatio);
                hasStopped = test.Decision != Outcome.Inconclusive || test.IsSpent;
                if (hasStopped)
                {
                    CountStop(unit + 1, lookUpWidth);
                }
            }

            Tally.CountPeeking(design.Count(units, Tally.FixedPasses, Tally.FixedFails));
        }

        private void CountStop(int units, bool lookUpWidth)
        {
            Tally.CountStop(test, logRatio);
            if (lookUpWidth && units >= 2)
            {
                var interval = test.Median.Interval(Confidence);
                Tally.CountWidth(Math.Log(interval.Upper / interval.Lower) / design.Width(this.units.AsSpan(0, units)));
            }
        }
    }
}
