using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>A device and its meter: counter and clock move only when work is done on it.</summary>
internal sealed class DeviceStandIn : TimeProvider, IEnergyMeter
{
    private readonly Dictionary<double, double> temperatures = [];
    private double joules = 100;
    private long ticks = 3_000_000_000;
    private int faults;
    private VoidReason? fault;

    public override long TimestampFrequency => 1_000_000_000;

    public string Name => "scripted";

    public MeasurementKind Kind => MeasurementKind.Measured;

    public MeterDomain Domain { get; init; } = MeterDomain.GraphicsBoard;

    public string Source => "a script";

    public string? DeviceIdentity { get; init; } = "board, GPU-1";

    public string? DeviceState { get; init; } = "driver 1";

    public MeterResolution Resolution { get; init; } = new(new(1e-6), "exact");

    public Seconds GuardTime { get; init; }

    /// <summary>Degrees Celsius now; NaN for a device without a sensor.</summary>
    public double Temperature { get; set; } = double.NaN;

    /// <summary>Processes included in the workload.</summary>
    public List<int> Adopted { get; } = [];

    /// <summary>Joules of each requested window.</summary>
    public List<double> Windows { get; } = [];

    public override long GetTimestamp() => ticks;

    public void Work(double seconds, double energy)
    {
        ticks += (long)(seconds * 1e9);
        joules += energy;
    }

    public void Fail(string reason)
    {
        faults++;
        fault = new(reason);
    }

    public void IncludeProcess(int processId) => Adopted.Add(processId);

    public MeterReading Read()
    {
        temperatures[ticks / 1e9] = Temperature;
        return new(new(joules), new(ticks / 1e9), faults);
    }

    public MeasurementWindow Between(MeterReading start, MeterReading finish)
    {
        Windows.Add((finish.Energy - start.Energy).Value);
        return MeasurementWindow.Between(start, finish, fault) with { Conditions = ConditionsBetween(start, finish) };
    }

    public WindowConditions? ConditionsBetween(MeterReading start, MeterReading finish) =>
        new(new(temperatures[start.Time.Value]), new(double.NaN));

    public void Dispose()
    {
    }
}
