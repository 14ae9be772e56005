using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// A worker whose blocks are measured from outside, by a device's meter that is read before each block and after it. The worker's own
/// joules are left out: its estimate knows processor time alone. A request and its answer, some 0.1 ms, are in the window of every block,
/// for both arms alike.
/// </summary>
/// <param name="inner">The worker; owned.</param>
/// <param name="meter">The meter; it stays the caller's.</param>
/// <param name="clock">The monotonic clock.</param>
internal sealed class MeteredWorker(IWorker inner, IEnergyMeter meter, TimeProvider clock) : IWorker
{
    // More batches for more work: what is planted may be off by so much of itself.
    private const double PlantTolerance = 0.1;

    private Seconds timePerBatch;
    private double planted;

    public int ProcessId => inner.ProcessId;

    public LoadedVariant Load(string variant)
    {
        var loaded = inner.Load(variant);
        timePerBatch = loaded.TimePerBatch;
        return loaded;
    }

    public WorkerBlock Block(int first, int count)
    {
        var idle = Guard(first, count);
        var start = meter.Read();
        var block = inner.Block(first, count);
        if (planted > 0)
        {
            inner.Block(first, ExtraBatches(count));
        }

        return block.MeasuredBy(meter.Between(start, meter.Read())) with { Idle = block.Idle + idle };
    }

    // A worker burns processor time, which costs a graphics board next to nothing: there the same batches run on.
    public void Plant(double fraction)
    {
        if (meter.Domain == MeterDomain.GraphicsBoard)
        {
            planted = fraction;
        }
        else
        {
            inner.Plant(fraction);
        }
    }

    public void Dispose() => inner.Dispose();

    /// <summary>
    /// The same work, unmeasured, until a reading shows nothing of the block before; gives how idle the worker was until then.
    /// </summary>
    private IdleTime Guard(int first, int count)
    {
        var idle = default(IdleTime);
        var start = clock.GetTimestamp();
        while (Seconds.FromTimestamp(clock.GetTimestamp() - start, clock) is var passed && passed < meter.GuardTime)
        {
            var needed = Math.Ceiling((meter.GuardTime - passed).Value / Math.Max(timePerBatch.Value, 1e-6));
            idle += inner.Block(first, (int)Math.Clamp(needed, 1, count)).Idle;
        }

        return idle;
    }

    private int ExtraBatches(int count)
    {
        var extra = (int)Math.Round(count * planted);
        return Math.Abs(extra - (count * planted)) <= PlantTolerance * count * planted
            ? extra
            : throw new WorkerRefusalException(
                $"a block of {count} batches cannot be {Format.TenthsOfPercent(planted)} longer: plant more, or give smaller batches");
    }
}
