using System.Collections.Immutable;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>
/// Measures a reference and its candidates in short alternating blocks, so that changes of the machine affect all arms alike. All arms
/// share one process: biases that persist for its lifetime (launch order, page placement; up to 5 %) are not removed.
/// </summary>
/// <param name="meter">The meter. Not disposed.</param>
/// <param name="clock">The monotonic clock; null for the system's.</param>
/// <param name="processor">The CPU clock; null for that of this process.</param>
/// <param name="ranges">Marks every block, outside its measured window; null for none.</param>
public sealed class InterleavedSampler(
    IEnergyMeter meter, TimeProvider? clock = null, IProcessorClock? processor = null, IRangeMarker? ranges = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly IProcessorClock processor = processor ?? ProcessProcessorClock.Instance;

    /// <summary>Warms up, sizes the blocks, and measures rounds until the plan's maximum rounds or budget is reached.</summary>
    /// <param name="reference">The arm that the candidates are compared with.</param>
    /// <param name="candidates">At least one arm; names must be unique.</param>
    /// <param name="plan">The sampling plan.</param>
    /// <param name="progress">Receives progress between blocks; may be null.</param>
    /// <param name="cancellation">Checked between blocks; complete rounds are kept.</param>
    /// <exception cref="ArgumentException">There is no candidate, or two arms share a name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The plan or an arm is invalid.</exception>
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

    /// <summary>Measures one block. Only the arm itself may allocate inside the window.</summary>
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
            throw new ArgumentException("sampling needs at least one candidate besides the reference; none was given");
        }

        foreach (var arm in arms)
        {
            ArgumentNullException.ThrowIfNull(arm);
            ArgumentOutOfRangeException.ThrowIfLessThan(arm.ItemsPerRun, 1);
        }

        var shared = arms.GroupBy(arm => arm.Name).FirstOrDefault(group => group.Count() > 1);
        if (shared is not null)
        {
            throw new ArgumentException($"arm names must be unique; '{shared.Key}' was given {shared.Count()} times");
        }
    }
}
