using System.Collections.Immutable;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Randomness;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// The rule of another tool: some runs of one arm, then some of the other, and a limit on the ratio of the means. One simulated block
/// stands for one run.
/// </summary>
/// <param name="Name">The tool.</param>
/// <param name="RunsPerArm">Runs per arm.</param>
/// <param name="MaxVariation">
/// Max coefficient of variation of an arm: above it nothing is decided. Infinite when the tool does not look at it.
/// </param>
/// <param name="FailsBeyond">Max ratio of the means: above it the rule is FAIL.</param>
internal sealed record PeerRule(string Name, int RunsPerArm, double MaxVariation, double FailsBeyond)
{
    /// <summary>
    /// inference-doctor: coefficient of variation at most 5 % per arm, then 10 % on means of 5. Megatron-LM: throughput 10 % below the
    /// stored one, 5 iterations. github-action-benchmark: 200 % of the last.
    /// </summary>
    public static ImmutableArray<PeerRule> All { get; } =
    [
        new("inference-doctor", 5, 0.05, 1.10),
        new("Megatron-LM", 5, double.PositiveInfinity, 1 / 0.9),
        new("github-action-benchmark", 1, double.PositiveInfinity, 2),
    ];

    /// <summary>Applies the rule to many simulated cells.</summary>
    /// <param name="kind">The noise.</param>
    /// <param name="ratio">The true ratio, above 0.</param>
    /// <param name="cells">Number of cells, at least 1.</param>
    /// <param name="seed">Random seed of the noise.</param>
    /// <returns>The shares, 0 to 1, of cells with FAIL and of cells without a decision.</returns>
    public (double Fail, double Inconclusive) Play(NoiseKind kind, double ratio, int cells, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        var cell = new SimulatedCell(kind);
        var schedule = new UnitSchedule(seed);
        var (reference, candidate) = (new double[RunsPerArm], new double[RunsPerArm]);
        var (fails, open) = (0, 0);
        for (var number = 0; number < cells; number++)
        {
            cell.Start(schedule, 0, SplitMix64.Mix(seed) + (ulong)number, ratio);
            cell.NextBlocks(reference, ComparisonArm.Base);
            cell.NextBlocks(candidate, ComparisonArm.Candidate);
            var outcome = Judge(reference, candidate);
            fails += outcome == Outcome.Fail ? 1 : 0;
            open += outcome == Outcome.Inconclusive ? 1 : 0;
        }

        return ((double)fails / cells, (double)open / cells);
    }

    /// <summary>Applies the rule to the runs of both arms.</summary>
    /// <param name="reference">Costs of the runs of the base.</param>
    /// <param name="candidate">Costs of the runs of the candidate.</param>
    public Outcome Judge(ReadOnlySpan<double> reference, ReadOnlySpan<double> candidate)
    {
        if (Variation(reference) > MaxVariation || Variation(candidate) > MaxVariation)
        {
            return Outcome.Inconclusive;
        }

        if (UnitSummary.Mean(candidate) / UnitSummary.Mean(reference) > FailsBeyond)
        {
            return Outcome.Fail;
        }

        return Outcome.Pass;
    }

    private static double Variation(ReadOnlySpan<double> costs) =>
        costs.Length < 2 ? 0 : UnitSummary.Deviation(costs) / UnitSummary.Mean(costs);
}
