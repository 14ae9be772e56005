using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Replay;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

public sealed class IdlePowerTests
{
    [Test]
    public void P13_MeterThatMeasures_GivesThePowerOfAWindowWithoutWork()
    {
        var waited = new List<Seconds>();
        using var meter = Replay(MeasurementKind.Measured, new(new(100), new(10)), new(new(130), new(12)));
        var idle = IdlePower.Measure(meter, new(60), waited.Add);
        idle.Should().Be(new IdlePower(new Watts(15), null));
        waited.Should().Equal(new Seconds(0), new Seconds(2));
    }

    [Test]
    public void P13_Estimate_SeesNoIdlePowerAndSaysSo()
    {
        using var meter = Replay(MeasurementKind.Estimated);
        var idle = IdlePower.Measure(meter, new(60), _ => throw new InvalidOperationException("nothing to wait for"));
        idle.Power.Should().BeNull();
        idle.Reason.Should().Contain("an estimate covers only");
    }

    [Test]
    public void Measure_WindowThatTheBudgetCannotHold_IsNotTaken()
    {
        using var meter = Replay(MeasurementKind.Measured);
        IdlePower.Measure(meter, new(7), _ => { }).Reason.Should().Contain("more than a quarter of the budget of 7 s");
    }

    [Test]
    public void Measure_VoidWindow_GivesItsReason()
    {
        using var meter = Replay(MeasurementKind.Measured, new(new(100), new(10)), new(new(100), new(12)));
        IdlePower.Measure(meter, new(60), _ => { }).Reason.Should().Contain("did not change");
    }

    private static ReplayMeter Replay(MeasurementKind kind, params MeterReading[] readings) =>
        new(new("replayed", kind, MeterDomain.Processor, "a test", new(new(0.001), "a test")), [.. readings]);
}
