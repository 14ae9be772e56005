using EnergyGate.Measurement.Metering;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Energy.Metering;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NvmlMeterTests
{
    private readonly ManualClock _clock = new();

    [Test]
    public void Read_EnergyCounter_GivesJoulesBetweenReadings()
    {
        var library = new NvmlStandIn();
        using var meter = Open(library);
        var start = meter.Read();
        library.Millijoules += 350_000;
        _clock.Advance(5);

        var sample = meter.Between(start, meter.Read());

        sample.Should().Be(new EnergySample(new(350), new(5), null));
        meter.Kind.Should().Be(MeasurementKind.Measured);
        meter.Source.Should().Contain("Stand-in GPU").And.Contain("counter");
        ((NvmlMeter)meter).DeviceUuid.Should().Be("GPU-100");
    }

    [Test]
    public void Between_CounterReset_IsVoid()
    {
        var library = new NvmlStandIn();
        using var meter = Open(library);
        var start = meter.Read();
        library.Millijoules = 5;
        _clock.Advance(5);

        meter.Between(start, meter.Read()).VoidReason.Should().Contain("backwards");
    }

    [Test]
    public void Between_CounterThatDidNotTick_IsVoidAndNotZero()
    {
        using var meter = Open(new NvmlStandIn());
        var start = meter.Read();
        _clock.Advance(0.02);

        meter.Between(start, meter.Read()).VoidReason.Should().Contain("did not move");
    }

    [Test]
    public void Between_GpuLostInTheWindow_IsVoidForThatWindowOnly()
    {
        var library = new NvmlStandIn();
        using var meter = Open(library);
        var start = meter.Read();
        library.EnergyResult = NvmlResult.GpuIsLost;
        _clock.Advance(5);
        var lost = meter.Read();
        library.EnergyResult = NvmlResult.Success;
        library.Millijoules += 1000;
        _clock.Advance(5);
        var back = meter.Read();

        meter.Between(start, lost).VoidReason.Should().Contain("fallen off the bus");
        meter.Between(start, back).IsVoid.Should().BeTrue();
        meter.Between(lost, back).IsVoid.Should().BeFalse();
    }

    [Test]
    public void Read_EnergyCounter_AllocatesNothing()
    {
        using var meter = Open(new NvmlStandIn());
        meter.Between(meter.Read(), meter.Read());
        var before = GC.GetAllocatedBytesForCurrentThread();
        meter.Between(meter.Read(), meter.Read());
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void Dispose_Meter_GivesNvmlBack()
    {
        var library = new NvmlStandIn { EnergyResult = NvmlResult.NotSupported, InstantResult = NvmlResult.Success };
        Open(library).Dispose();
        library.OpenInitializations.Should().Be(0);
        library.Disposals.Should().Be(1);
        _clock.ActiveTimers.Should().Be(0);
    }

    [Test]
    public void Read_NoCounter_IntegratesPower()
    {
        var library = new NvmlStandIn { EnergyResult = NvmlResult.NotSupported, InstantResult = NvmlResult.Success, Milliwatts = 100_000 };
        using var meter = Open(library);
        var start = meter.Read();
        _clock.Advance(1);
        library.Milliwatts = 200_000; // the next poll, 50 ms on, sees it: a trapezoid between
        _clock.Advance(1);

        var sample = meter.Between(start, meter.Read());

        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(100 + 0.05 * 150 + 0.95 * 200, 1e-9);
        meter.Source.Should().Contain("instant power").And.Contain("no energy counter");
    }

    [Test]
    public void Read_AveragedPowerOnly_AsksForLongWindows()
    {
        using var meter = Open(new NvmlStandIn { EnergyResult = NvmlResult.NotSupported, AverageResult = NvmlResult.Success });
        meter.Source.Should().Contain("averaged power");
        meter.Resolution.ShortestWindow.Should().Be(new Seconds(50));
    }

    [Test]
    public void Between_GapInThePowerReadings_IsVoid()
    {
        using var meter = Open(new NvmlStandIn { EnergyResult = NvmlResult.NotSupported, InstantResult = NvmlResult.Success });
        var start = meter.Read();
        _clock.Stall(0.4);
        var stalled = meter.Read();
        _clock.Advance(0.4);

        meter.Between(start, stalled).VoidReason.Should().Contain("no power reading for 0.4 s");
        meter.Between(stalled, meter.Read()).IsVoid.Should().BeFalse();
    }

    [Test]
    public void Between_ZeroWattsAtTeardown_IsVoid()
    {
        var library = new NvmlStandIn { EnergyResult = NvmlResult.NotSupported, InstantResult = NvmlResult.Success };
        using var meter = Open(library);
        var start = meter.Read();
        library.Milliwatts = 0;
        _clock.Advance(0.1);

        meter.Between(start, meter.Read()).VoidReason.Should().Contain("0 W");
    }

    private IEnergyMeter Open(NvmlStandIn library)
    {
        var probe = NvmlMeter.Open(library, 0, _clock);
        probe.Availability.IsAvailable.Should().BeTrue(probe.Availability.Detail);
        return probe.Meter!;
    }
}
