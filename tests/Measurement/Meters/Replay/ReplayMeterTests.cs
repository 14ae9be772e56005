using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Replay;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Meters.Replay;

public sealed class ReplayMeterTests
{
    private static readonly MeterDescription Recorded =
        new("nvml", MeasurementKind.Measured, MeterDomain.GraphicsBoard, "a recording", new(new(0.1), "recorded"));

    [Test]
    public void Read_Recording_PlaysItInOrder()
    {
        using var meter = new ReplayMeter(Recorded, [new(new(1), new(0)), new(new(4), new(2))]);
        var start = meter.Read();
        meter.Between(start, meter.Read()).Should().Be(new MeasurementWindow(new(3), new(2), null));
        meter.Remaining.Should().Be(0);
    }

    [Test]
    public void Read_PastTheEnd_Throws()
    {
        using var meter = new ReplayMeter(Recorded, []);
        meter.Invoking(it => it.Read()).Should().Throw<InvalidOperationException>().WithMessage("*all 0 recorded readings*");
    }

    [Test]
    public void Describe_Replay_KeepsWhatTheRecordedMeterWas()
    {
        using var meter = new ReplayMeter(Recorded, []);
        MeterDescription.Of(meter).Should().Be(Recorded);
    }
}
