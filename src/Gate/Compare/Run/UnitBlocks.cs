using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>The blocks of one cell in one unit, as they come in.</summary>
/// <param name="order">The coins of the unit.</param>
internal sealed class UnitBlocks(UnitOrder order)
{
    // Reading a request and answering it, the worker's own work: 0.14 ms a block in the median and 0.21 ms in nine of ten, beside other work on the processor.
    private const double ProtocolSeconds = 0.0003;

    private readonly double[] figures = new double[UnitOrder.Blocks];
    private int count;
    private int next;
    private ArmTotals baseTotals;
    private ArmTotals otherTotals;
    private (double Busy, double Wall) baseIdle;
    private (double Busy, double Wall) otherIdle;
    private string? voidReason;
    private string? meterReason;
    private int? faultyBlock;
    private double warmth;

    /// <summary>The coins of the unit.</summary>
    public UnitOrder Order => order;

    /// <summary>The first batch of the next quad: each quad goes on where the one before ended, and all four blocks of a quad run the same batches.</summary>
    public int NextFirst(int batches)
    {
        var first = next;
        next += batches;
        return first;
    }

    /// <summary>Takes the next block in.</summary>
    public void Add(BlockFigures block, bool isBase)
    {
        if (count % UnitOrder.BlocksPerLaunch > 1)
        {
            // The first block of each worker in a launch follows its loading, which is no idleness.
            ref var idle = ref isBase ? ref baseIdle : ref otherIdle;
            idle = (idle.Busy + Math.Max(0, block.IdleProcessorSeconds - ProtocolSeconds), idle.Wall + block.IdleSeconds);
        }

        if (!(block.Joules > 0))
        {
            faultyBlock ??= count;
            meterReason ??= block.VoidReason;
        }

        figures[count++] = block.Joules / block.Texts;
        warmth += (isBase ? -block.StartTemperature : block.StartTemperature) / (UnitOrder.Blocks / 2);
        if (isBase)
        {
            baseTotals = baseTotals.With(block);
        }
        else
        {
            otherTotals = otherTotals.With(block);
        }
    }

    /// <summary>Nothing of the unit counts.</summary>
    public void Void(string reason) => voidReason ??= reason;

    /// <summary>What the unit says.</summary>
    public UnitOutcome ToOutcome()
    {
        var reason = voidReason
            ?? IdleLoadReason(baseIdle)
            ?? IdleLoadReason(otherIdle)
            ?? (faultyBlock is null ? null : $"the meter voided a block{(meterReason is null ? "" : $": {meterReason}")}");
        return reason is null
            ? new(UnitFigures.Unit(order, figures), baseTotals, otherTotals, order) { Warmth = warmth }
            : UnitOutcome.Void(order, reason, faultyBlock);
    }

    private static string? IdleLoadReason((double Busy, double Wall) idle) => idle.Wall > 0 ? IdleLoadCheck.VoidReason(new(idle.Busy), new(idle.Wall)) : null;
}
