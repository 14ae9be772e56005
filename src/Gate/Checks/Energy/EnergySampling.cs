using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>Samples energy for the gate: interleaved blocks of all variants in one process.</summary>
internal static class EnergySampling
{
    // Interleaved medians settle long before this; more rounds of a fast model would waste time.
    private const int MaxRounds = 24;

    // Six rounds for an interval, and the time of two more for sizing the blocks.
    private const int UsualRounds = 8;
    private static readonly Seconds MaxUsualBudget = new(1200);

    /// <summary>
    /// The default budget. A sensor that needs windows of seconds gets the time for the rounds of an interval, at most 20 minutes: with
    /// fewer rounds, every cell would stay open.
    /// </summary>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="armCount">Number of arms, including the reference.</param>
    /// <param name="usual">The budget for a meter with short windows.</param>
    public static Seconds UsualBudget(IEnergyMeter meter, int armCount, Seconds usual)
    {
        var block = meter.Resolution.ShortestWindow * 1.2 + meter.GuardTime;
        var needed = block * ((UsualRounds * ArmSeries.BlocksPerRound * armCount) + SteadyWarmUp.UsualWindows);
        return new(Math.Max(usual.Value, Math.Min(needed.Value, MaxUsualBudget.Value)));
    }

    /// <summary>Measures all arms.</summary>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="arms">The reference first, then the candidates.</param>
    /// <param name="budget">Wall time of all blocks.</param>
    /// <param name="progress">Progress sink.</param>
    /// <param name="cancellation">Ends the measurement; complete rounds are kept.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    public static SamplingResult Sample(
        IEnergyMeter meter,
        IReadOnlyList<EnergyArm> arms,
        Seconds budget,
        IWorkProgress progress,
        CancellationToken cancellation,
        TimeProvider? clock = null)
    {
        var sampled = arms.Select(arm => new SamplingArm(arm.Variant.Name, arm.Run, arm.TextCount)).ToImmutableArray();
        var plan = new SamplingPlan { WarmupRuns = 1, MaximumRounds = MaxRounds, Budget = budget };
        using var ranges = NvtxRanges.Open();
        var sampler = new InterleavedSampler(meter, clock, ranges: ranges);
        return sampler.Sample(sampled[0], sampled[1..], plan, new Phases(progress), cancellation);
    }

    private sealed class Phases(IWorkProgress progress) : IProgress<SamplingProgress>
    {
        public void Report(SamplingProgress value)
        {
            if (value.Phase == SamplingPhase.WarmUp)
            {
                progress.Report("energy: warm-up", value.Completed, value.Total);
            }
            else
            {
                progress.Report("energy: interleaved blocks", value.Fraction, 1);
            }
        }
    }
}
