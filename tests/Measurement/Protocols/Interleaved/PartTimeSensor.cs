using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

/// <summary>
/// A sensor that samples only 25 ms of every 100 ms, like those of A100 and H100 (arXiv 2312.02741), with a workload of alternating power.
/// </summary>
internal sealed class PartTimeSensor : IEnergyMeter
{
    /// <summary>31 ms at 300 W, then 33 ms at 100 W.</summary>
    public const double JoulesPerRun = 0.031 * 300 + 0.033 * 100;

    private const double Step = 0.001;
    private readonly Random pause = new(11);
    private double joules = 1;
    private int milliseconds;

    /// <summary>The clock on which it runs.</summary>
    public SimulatedMachine Machine { get; } = new();

    public string Name => "part-time";

    public MeasurementKind Kind => MeasurementKind.Measured;

    public MeterDomain Domain => MeterDomain.GraphicsBoard;

    public string Source => "a simulation";

    public MeterResolution Resolution { get; } = new(new(1e-6), "simulated");

    public SamplingArm Arm(string name, double work) => new(name, () =>
    {
        Draw(31, 300 * work);
        Draw(33, 100 * work);
    });

    public MeterReading Read()
    {
        Draw(pause.Next(40), 50); // time of the launcher, so that windows start anywhere in the sensor's cycle
        return new(new(joules), Seconds.FromTimestamp(Machine.GetTimestamp(), Machine));
    }

    public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

    public void Dispose()
    {
    }

    private void Draw(int milliseconds, double watts)
    {
        for (var i = 0; i < milliseconds; i++)
        {
            joules += this.milliseconds++ % 100 < 25 ? 4 * watts * Step : 0;
            Machine.Work(Step, 0);
        }
    }
}
