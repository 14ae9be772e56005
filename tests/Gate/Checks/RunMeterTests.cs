using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Selection;
using EnergyGate.Tests.Gate.Compare.Run;

namespace EnergyGate.Tests.Gate.Checks;

internal sealed class RunMeterTests
{
    [Test]
    public void Open_MeterThatWasAskedForAndIsNotThere_IsNotReplacedByAnother()
    {
        using var meter = RunMeter.Open(new() { Meter = MeterChoice.Parse("command:no-such-wall-meter") });
        meter.Meter.Should().BeNull();
        meter.UnavailableReason.Should().StartWith("no meter: command not available: no-such-wall-meter could not be run");
    }

    [TestCase("CPU", MeterDomain.Processor, "no meter: rapl ")]
    [TestCase("CUDA", MeterDomain.GraphicsBoard, "no meter: nvml ")]
    public void Open_NothingAskedFor_SeesTheProvidersDeviceOrSaysWhyNot(string provider, MeterDomain device, string words)
    {
        using var run = RunMeter.Open(new() { Provider = provider });
        if (run.Meter is { } meter)
        {
            (meter.Domain, run.UnavailableReason).Should().Be((device, null));
        }
        else
        {
            run.UnavailableReason.Should().StartWith(words);
            run.UnavailableReason!.Contains("estimated", StringComparison.Ordinal)
                .Should().Be(device == MeterDomain.Processor, "CPU time is not the board's energy");
        }
    }

    [Test]
    public void Settle_Estimate_NeitherRestsNorWorks()
    {
        using var meter = RunMeter.Open(new() { Meter = MeterChoice.Parse("estimated") });
        meter.StartTimeline();
        meter.Settle(() => Assert.Fail("a process is warm after its first pass"), new(60), new(60), CancellationToken.None);
        (meter.WarmUp, meter.Report()!.WarmUp, meter.Warnings().Length).Should().Be((null, null, 0));
        meter.Report()!.IdleReason.Should().Contain("no idle power");
        meter.Timeline!.ToTimeline().Phases.Should().BeEmpty();
    }

    // 50 W idle.
    [TestCase(51, MeterDomain.GraphicsBoard, true, false)]
    [TestCase(51, MeterDomain.Processor, false, true)]
    [TestCase(51, MeterDomain.Machine, false, true)]
    [TestCase(80, MeterDomain.GraphicsBoard, false, false)]
    public void P06_BoardThatDrawsNoMoreAtWork_SeesNothing(double watts, MeterDomain domain, bool isBlind, bool isNoted)
    {
        var device = new DeviceStandIn { Domain = domain };
        using var meter = RestingAt(50, device);
        meter.InsensitivityReason.Should().BeNull("nothing is known before it settles");
        meter.Settle(() => device.Work(0.01, 0.01 * watts), new(60), new(60), CancellationToken.None);
        (meter.InsensitivityReason is not null, !meter.Warnings().IsEmpty).Should().Be((isBlind, isNoted || isBlind));
        (meter.InsensitivityReason ?? "the meter shows 50 W idle and 51 W under load")
            .Should().StartWith("the meter shows 50 W idle and 51 W under load");
    }

    /// <summary>The meter of a device with the given idle power, on the device's own clock.</summary>
    internal static RunMeter RestingAt(double watts, DeviceStandIn device) => new(
        new MeterProbe(device.Name, device.Kind, device.Domain, MeterAvailability.Available(device.Source), device),
        device,
        (time, _) => device.Work(time.Value, watts * time.Value));

    [TestCase(0.0004, null)]
    [TestCase(0.005, null)]
    [TestCase(0.02, "metering takes 2.0 % of a core; at most 0.5 % is allowed: read command less often")]
    public void P14_MeteringThatTakesMoreThanItMay_IsSaid(double shareOfCore, string? words) =>
        RunMeter.OverheadWarning(new("command", FigureKind.Measured, "a test") { ShareOfCore = shareOfCore }).Should().Be(words);
}
