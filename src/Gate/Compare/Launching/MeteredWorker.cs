using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// A worker whose blocks are measured from outside: a device's meter is read before and after each block. The worker's own joules are
/// ignored, because its estimate covers only CPU time. Each window includes a request and its answer, about 0.1 ms, in both arms alike.
/// </summary>
/// <param name="inner">The worker; owned.</param>
/// <param name="meter">The meter. Not disposed.</param>
/// <param name="clock">The monotonic clock.</param>
internal sealed class MeteredWorker(IWorker inner, IEnergyMeter meter, TimeProvider clock) : IWorker
{
    // Planted work comes in whole batches, and may be off by this share of itself.
    private const double PlantTolerance = 0.1;

    private Seconds timePerBatch;
    private double planted;

    public int ProcessId => inner.ProcessId;

    public IProcessorClock? ProcessorClock => inner.ProcessorClock;

    public bool HasChildren => inner.HasChildren;

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

    public float[]? Answers(int batch) => inner.Answers(batch);

    public ImmutableArray<Seconds>? Stages() => inner.Stages();

    // A worker plants CPU time, which costs a graphics board almost nothing: there, more of the same batches run instead.
    public void Plant(Plant plant)
    {
        if (meter.Domain == MeterDomain.GraphicsBoard)
        {
            planted = plant.Fraction; // a block is long, and holds many periods
        }
        else
        {
            inner.Plant(plant);
        }
    }

    public void Dispose() => inner.Dispose();

    /// <summary>
    /// Runs the same work unmeasured until a reading no longer shows the block before. Returns what the worker used while idle meanwhile.
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
                $"a block of {Format.Count(count, "batch", "batches")} cannot be {Format.TenthsOfPercent(planted)} longer: "
                + "plant more, or give smaller batches");
    }
}
