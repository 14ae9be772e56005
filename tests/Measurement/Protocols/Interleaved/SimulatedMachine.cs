using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

/// <summary>A machine whose clock, energy and processor time move only when work is done on it.</summary>
internal sealed class SimulatedMachine : TimeProvider, IEnergyMeter, IProcessorClock
{
    private double joules = 1000;
    private long ticks = 5_000_000_000;
    private long processorNanoseconds;
    private int faults;
    private readonly Dictionary<long, double> temperatures = [];

    public override long TimestampFrequency => 1_000_000_000;

    public string Name => "simulated";

    public MeasurementKind Kind { get; init; } = MeasurementKind.Measured;

    public MeterDomain Domain => MeterDomain.Processor;

    public string Source => "a simulation";

    public MeterResolution Resolution { get; init; } = new(new(1e-6), "exact");

    public VoidReason? LastFault { get; set; }

    /// <summary>Degrees Celsius now; NaN for a machine without a sensor.</summary>
    public double Temperature { get; set; } = double.NaN;

    /// <summary>Called at every reading; simulates events between and inside blocks.</summary>
    public Action<SimulatedMachine>? OnRead { get; set; }

    public int Readings { get; private set; }

    public Seconds Elapsed => new((ticks - 5_000_000_000) / 1e9);

    public override long GetTimestamp() => ticks;

    public long ReadNanoseconds() => processorNanoseconds;

    public MeterReading Read()
    {
        Readings++;
        OnRead?.Invoke(this);
        if (!double.IsNaN(Temperature))
        {
            temperatures[ticks] = Temperature;
        }

        return new(new(joules), new(ticks / 1e9), faults);
    }

    public MeasurementWindow Between(MeterReading start, MeterReading finish) =>
        MeasurementWindow.Between(start, finish, LastFault) with { Conditions = ConditionsBetween(start, finish) };

    public WindowConditions? ConditionsBetween(MeterReading start, MeterReading finish) =>
        temperatures.TryGetValue((long)Math.Round(start.Time.Value * 1e9), out var degrees) ? new(new(degrees), new(double.NaN)) : null;

    public void Work(double seconds, double joules, double busyCores = 1)
    {
        ticks += (long)(seconds * 1e9);
        processorNanoseconds += (long)(seconds * 1e9 * busyCores);
        this.joules += joules;
    }

    public void Fault(string reason)
    {
        faults++;
        LastFault = new(reason);
    }

    public SamplingArm Arm(string name, double seconds, double joules, int items = 1, double busyCores = 1) =>
        new(name, () => Work(seconds, joules, busyCores), items);

    public InterleavedSampler Sampler() => new(this, this, this);

    public void Dispose()
    {
    }
}
