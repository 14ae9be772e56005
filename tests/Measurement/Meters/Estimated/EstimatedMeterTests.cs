using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Estimated;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EstimatedMeterTests
{
    private readonly ManualClock clock = new();

    [Test]
    public void Between_CpuTimePassed_IsItTimesTheWattsOfACore()
    {
        var processor = new SteppingClock(200);
        using var probe = EstimatedMeter.Open(Profile(4), processor, clock);
        var meter = probe.Meter!;
        var start = meter.Read();
        processor.Skip(250_000_000);
        clock.Advance(0.3);

        var sample = meter.Between(start, meter.Read());

        sample.Energy.Value.Should().BeApproximately(4 * (0.25 + 200e-9), 1e-12);
        sample.Time.Value.Should().BeApproximately(0.3, 1e-12);
        sample.IsVoid.Should().BeFalse();
        meter.Kind.Should().Be(MeasurementKind.Estimated);
        meter.StatedError.Should().Be(0.5);
        meter.Source.Should().Contain("4 W per core").And.Contain("+-50 %").And.Contain("a test");
    }

    [Test]
    public void Open_ClockInTicksOfTenMilliseconds_IsRefused()
    {
        using var probe = EstimatedMeter.Open(Profile(4), new SteppingClock(10_000_000), clock);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("steps of 0.01 s");
    }

    [Test]
    public void Open_ClockThatHardlyMoves_IsRefused()
    {
        using var probe = EstimatedMeter.Open(Profile(4), new SteppingClock(10_000_000, readingsPerStep: 9_000), clock);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("too coarse");
    }

    [Test]
    public void Open_ThisMachine_HasAFineClockOnLinux()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("CPU time by CLOCK_PROCESS_CPUTIME_ID exists on Linux only");
        }

        using var probe = EstimatedMeter.Open(DeviceProfiles.GenericServer);
        probe.Availability.IsAvailable.Should().BeTrue(probe.Availability.Detail);
        probe.Meter!.Resolution.Interval.Should().BeLessThanOrEqualTo(ProcessorClockResolution.CoarsestUsable);
    }

    [Test]
    public void Between_NoCpuTimePassed_IsVoidAndNotZero()
    {
        var processor = new SteppingClock(200);
        using var probe = EstimatedMeter.Open(Profile(4), processor, clock);
        processor.Freeze();
        var start = probe.Meter!.Read();
        clock.Advance(1);
        probe.Meter.Between(start, probe.Meter.Read()).VoidReason!.Sentence.Should().Contain("did not change");
    }

    [Test]
    public void ReadNanoseconds_OfThisProcess_NeverFalls()
    {
        if (!ProcessProcessorClock.IsSupported)
        {
            Assert.Ignore("CPU time by CLOCK_PROCESS_CPUTIME_ID exists on 64-bit Linux only");
        }

        var last = ProcessProcessorClock.Instance.ReadNanoseconds();
        for (var i = 0; i < 1000; i++)
        {
            var now = ProcessProcessorClock.Instance.ReadNanoseconds();
            now.Should().BeGreaterThanOrEqualTo(last);
            last = now;
        }
    }

    private static DeviceProfile Profile(double watts) => new()
    {
        Name = "test",
        WattsPerCore = new(new(watts), "a test", 0.5),
        IdleWattsPerCore = new(new(1), "a test", 0.5),
    };

    /// <summary>A CPU clock that advances by one step every given number of readings.</summary>
    private sealed class SteppingClock(long step, int readingsPerStep = 1) : IProcessorClock
    {
        private long nanoseconds;
        private int readings;
        private bool isFrozen;

        public long ReadNanoseconds()
        {
            if (!isFrozen && ++readings % readingsPerStep == 0)
            {
                nanoseconds += step;
            }

            return nanoseconds;
        }

        public void Skip(long nanoseconds) => this.nanoseconds += nanoseconds;

        public void Freeze() => isFrozen = true;
    }
}
