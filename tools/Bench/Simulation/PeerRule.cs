using System.Collections.Immutable;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Randomness;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// How other tools decide: some runs of one side, then some of the other, and a limit on the means. Their rules, on this page's machines;
/// one block stands for one of their runs.
/// </summary>
/// <param name="Name">The tool.</param>
/// <param name="RunsPerSide">Runs of each side.</param>
/// <param name="MaxVariation">
/// Nothing is decided when a side's standard deviation is beyond this share of its mean; infinite when the tool does not look.
/// </param>
/// <param name="FailsBeyond">The ratio of means beyond which it fails.</param>
internal sealed record PeerRule(string Name, int RunsPerSide, double MaxVariation, double FailsBeyond)
{
    /// <summary>
    /// inference-doctor: CV at most 5 % a side, then 10 % on means of 5. Megatron-LM: throughput 10 % below the stored one, 5 iterations.
    /// github-action-benchmark: 200 % of the last.
    /// </summary>
    public static ImmutableArray<PeerRule> All { get; } =
    [
        new("inference-doctor", 5, 0.05, 1.10),
        new("Megatron-LM", 5, double.PositiveInfinity, 1 / 0.9),
        new("github-action-benchmark", 1, double.PositiveInfinity, 2),
    ];

    /// <summary>What the rule says of each of many simulated cells.</summary>
    /// <param name="kind">The noise.</param>
    /// <param name="ratio">The true ratio, above 0.</param>
    /// <param name="cells">How many, at least 1.</param>
    /// <param name="seed">Of the noise.</param>
    /// <returns>The shares, 0 to 1, of cells that fail and of cells that nothing is decided about.</returns>
    public (double Fail, double Inconclusive) Play(NoiseKind kind, double ratio, int cells, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        var cell = new SimulatedCell(kind);
        var schedule = new UnitSchedule(seed);
        var (reference, candidate) = (new double[RunsPerSide], new double[RunsPerSide]);
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

    /// <summary>What the rule says of two sides.</summary>
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
