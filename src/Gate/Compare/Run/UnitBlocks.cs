using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>The blocks of one cell in one unit, as they come in.</summary>
/// <param name="order">The random order of the unit.</param>
internal sealed class UnitBlocks(UnitOrder order)
{
    // CPU time of a worker for reading a request and answering it: beside other load, 0.14 ms per block in the median and 0.21 ms in the
    // 90th percentile.
    private static readonly Seconds Protocol = new(0.0003);

    private readonly double[] costs = new double[UnitOrder.Blocks];
    private int count;
    private int next;
    private ArmTotals baseTotals;
    private ArmTotals otherTotals;
    private IdleTime baseIdle;
    private IdleTime otherIdle;
    private (Seconds Own, Seconds Outside) baseTime;
    private (Seconds Own, Seconds Outside) otherTime;
    private VoidReason? voidReason;
    private VoidReason? meterReason;
    private int? faultyBlock;
    private double warmth;

    /// <summary>The random order of the unit.</summary>
    public UnitOrder Order => order;

    /// <summary>
    /// The first batch of the next quad. Each quad continues where the one before ended; all four blocks of a quad run the same batches.
    /// </summary>
    public int NextFirst(int batches)
    {
        var first = next;
        next += batches;
        return first;
    }

    /// <summary>Adds the next block.</summary>
    public void Add(WorkerBlock block, bool isBase)
    {
        if (count % UnitOrder.BlocksPerLaunch > 1)
        {
            // The first block of each worker in a launch follows the loading, which is not idle time.
            ref var idle = ref isBase ? ref baseIdle : ref otherIdle;
            idle += block.Idle with { Processor = new(Math.Max(0, (block.Idle.Processor - Protocol).Value)) };
        }

        if (block.Window.IsVoid || !(block.Window.Energy.Value > 0))
        {
            faultyBlock ??= count;
            meterReason ??= block.Window.VoidReason;
        }

        ref var time = ref isBase ? ref baseTime : ref otherTime;
        time = (time.Own + block.Block.ProcessorTime, time.Outside + block.OutsideProcessorTime);
        costs[count++] = block.Block.EnergyPerRun.Value;
        var degrees = block.Window.Conditions?.StartTemperature.Value ?? double.NaN;
        warmth += (isBase ? -degrees : degrees) / (UnitOrder.Blocks / 2);
        if (isBase)
        {
            baseTotals = baseTotals.With(block.Block);
        }
        else
        {
            otherTotals = otherTotals.With(block.Block);
        }
    }

    /// <summary>Voids the whole unit.</summary>
    public void Void(VoidReason reason) => voidReason ??= reason;

    /// <summary>The outcome of the unit.</summary>
    public UnitOutcome ToOutcome()
    {
        var reason = voidReason
            ?? IdleLoadCheck.Check(baseIdle)
            ?? IdleLoadCheck.Check(otherIdle)
            ?? OwnFigureCheck.Check(baseTime.Own, baseTime.Outside)
            ?? OwnFigureCheck.Check(otherTime.Own, otherTime.Outside)
            ?? (faultyBlock is null ? null : MeterReason());
        return reason is null
            ? new(UnitLogRatio.Of(order, costs), baseTotals, otherTotals, order)
            {
                Warmth = warmth,
                TotalLogRatio = Math.Log(otherTotals.EnergyPerText / baseTotals.EnergyPerText),
            }
            : UnitOutcome.Void(order, reason, faultyBlock);
    }

    private VoidReason MeterReason() => meterReason is null || meterReason == WorkerBlock.Unexplained
        ? WorkerBlock.Unexplained
        : new($"{WorkerBlock.Unexplained}: {meterReason}");
}
