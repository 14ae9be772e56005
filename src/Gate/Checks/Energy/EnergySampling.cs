using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>How the gate samples energy: blocks of all variants take turns in one process.</summary>
public static class EnergySampling
{
    // Interleaved medians stop changing long before this; a fast model spends its time elsewhere.
    private const int MaxRounds = 24;

    // Six for an interval, and as long as two more for sizing the blocks.
    private const int UsualRounds = 8;
    private static readonly Seconds MaxUsualBudget = new(1200);

    /// <summary>
    /// The budget where the user gave none: a sensor that asks for windows of seconds gets the rounds that an interval needs, up to 20
    /// minutes, since with fewer every cell would stay open.
    /// </summary>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="armCount">Arms, the reference included.</param>
    /// <param name="usual">The budget for a meter of short windows.</param>
    public static Seconds UsualBudget(IEnergyMeter meter, int armCount, Seconds usual)
    {
        var block = meter.Resolution.ShortestWindow * 1.2 + meter.GuardTime;
        var needed = block * ((UsualRounds * ArmSeries.BlocksPerRound * armCount) + SteadyWarmUp.UsualWindows);
        return new(Math.Max(usual.Value, Math.Min(needed.Value, MaxUsualBudget.Value)));
    }

    /// <summary>Measures all arms.</summary>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="arms">The reference first, then the candidates.</param>
    /// <param name="budget">Wall time for all blocks.</param>
    /// <param name="progress">Progress sink.</param>
    /// <param name="cancellation">Complete rounds are kept.</param>
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
