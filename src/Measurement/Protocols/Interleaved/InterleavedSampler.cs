using System.Collections.Immutable;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// Measures a reference and its candidates in short blocks that take turns, so that what the machine does meanwhile falls on all of them
/// alike. One process holds all arms: a bias between them that lasts as long as the process (launch order, page placement; up to 5 %) stays
/// in.
/// </summary>
/// <param name="meter">The meter; it stays the caller's.</param>
/// <param name="clock">The monotonic clock; null for the system's.</param>
/// <param name="processor">The clock of processor time; null for the process's own.</param>
/// <param name="ranges">Told of every block, outside of its measured window; null for nobody.</param>
public sealed class InterleavedSampler(
    IEnergyMeter meter, TimeProvider? clock = null, IProcessorClock? processor = null, IRangeMarker? ranges = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly IProcessorClock processor = processor ?? ProcessProcessorClock.Instance;

    /// <summary>Warms up, sizes the blocks, and measures rounds until the plan's rounds or budget are spent.</summary>
    /// <param name="reference">What the candidates are compared with.</param>
    /// <param name="candidates">One arm or more, of names that differ.</param>
    /// <param name="plan">How the run is made.</param>
    /// <param name="progress">Told between blocks; may be null.</param>
    /// <param name="cancellation">Looked at between blocks: the rounds that are complete are kept.</param>
    /// <exception cref="ArgumentException">There is no candidate, or two arms share a name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The plan or an arm cannot be followed.</exception>
    public SamplingResult Sample(
        SamplingArm reference,
        ImmutableArray<SamplingArm> candidates,
        SamplingPlan plan,
        IProgress<SamplingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        ImmutableArray<SamplingArm> arms = [reference, .. candidates];
        RequireArms(arms);

        var startProcessor = processor.ReadNanoseconds();
        var start = meter.Read();
        var startTime = Now();
        var recorders = arms.Select(arm => new ArmRecorder(arm, clock)).ToArray();
        ranges?.Push("warm-up");
        var isWarm = WarmUp(recorders, plan, startTime, progress, cancellation);
        ranges?.Pop();
        ranges?.Push("rounds");
        var stop = isWarm ? MeasureRounds(recorders, plan, startTime, progress, cancellation) : SamplingStop.Cancelled;
        ranges?.Pop();
        var whole = meter.Between(start, meter.Read());
        return new()
        {
            Meter = MeterDescription.Of(meter),
            Plan = plan,
            Reference = recorders[0].ToSeries(),
            Candidates = [.. recorders.Skip(1).Select(recorder => recorder.ToSeries())],
            Stop = stop,
            Cost = new(
                whole.IsVoid ? null : whole.Energy,
                Seconds.FromNanoseconds(processor.ReadNanoseconds() - startProcessor),
                Now() - startTime),
        };
    }

    private bool WarmUp(
        ArmRecorder[] arms, SamplingPlan plan, Seconds startTime, IProgress<SamplingProgress>? progress, CancellationToken cancellation)
    {
        var minimumBlock = new Seconds(Math.Max(plan.MinimumBlock.Value, meter.Resolution.ShortestWindow.Value));
        for (var i = 0; i < arms.Length; i++)
        {
            if (!arms[i].WarmUp(plan.WarmupRuns, minimumBlock, cancellation))
            {
                return false;
            }

            progress?.Report(new(SamplingPhase.WarmUp, i + 1, arms.Length, Now() - startTime, plan.Budget));
        }

        return true;
    }

    private SamplingStop MeasureRounds(
        ArmRecorder[] arms, SamplingPlan plan, Seconds startTime, IProgress<SamplingProgress>? progress, CancellationToken cancellation)
    {
        var order = new BlockOrder(arms.Length, plan.Seed);
        var places = new int[ArmSeries.BlocksPerRound * arms.Length];
        for (var round = 0; round < plan.MaximumRounds; round++)
        {
            order.Next(places);
            var roundStart = Now();
            for (var place = 0; place < places.Length; place++)
            {
                if (cancellation.IsCancellationRequested)
                {
                    return SamplingStop.Cancelled;
                }

                arms[places[place]].Add(MeasureBlock(arms[places[place]], round, place));
            }

            foreach (var arm in arms)
            {
                arm.CompleteRound();
            }

            var now = Now();
            progress?.Report(new(SamplingPhase.Rounds, round + 1, plan.MaximumRounds, now - startTime, plan.Budget));
            if (now - startTime + (now - roundStart) > plan.Budget && round + 1 < plan.MaximumRounds)
            {
                return SamplingStop.Budget;
            }
        }

        return SamplingStop.Rounds;
    }

    /// <summary>The measured window: nothing in it allocates but the arm itself.</summary>
    private RoundBlock MeasureBlock(ArmRecorder arm, int round, int place)
    {
        ranges?.Push(arm.Name);
        arm.RunGuard(meter.GuardTime);
        var startProcessor = processor.ReadNanoseconds();
        var start = meter.Read();
        arm.RunBlock();
        var stop = meter.Read();
        var stopProcessor = processor.ReadNanoseconds();
        ranges?.Pop();
        return new(
            round, place, new(meter.Between(start, stop), Seconds.FromNanoseconds(stopProcessor - startProcessor), arm.RunsPerBlock));
    }

    private Seconds Now() => Seconds.FromTimestamp(clock.GetTimestamp(), clock);

    private static void RequireArms(ImmutableArray<SamplingArm> arms)
    {
        if (arms.Length < 2)
        {
            throw new ArgumentException("sampling needs a candidate besides the reference; none was given");
        }

        foreach (var arm in arms)
        {
            ArgumentNullException.ThrowIfNull(arm);
            ArgumentOutOfRangeException.ThrowIfLessThan(arm.ItemsPerRun, 1);
        }

        var shared = arms.GroupBy(arm => arm.Name).FirstOrDefault(group => group.Count() > 1);
        if (shared is not null)
        {
            throw new ArgumentException($"arms need names that differ; '{shared.Key}' was given {shared.Count()} times");
        }
    }
}
