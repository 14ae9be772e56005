using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Command;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.Meters.Command;

/// <summary>The meter with real programs and its real thread.</summary>
[Platform("Linux", Reason = "the programs are those of a POSIX shell")]
public sealed class CommandMeterTests
{
    [Test]
    public void Open_ProgramThatPrintsWatts_IsPolledOnItsOwnThread()
    {
        using var probe = CommandMeter.Open(Shell("echo 12.5 W", interval: 0.01));
        probe.Availability.IsAvailable.Should().BeTrue(probe.Availability.Detail);
        var meter = (CommandMeter)probe.Meter!;
        meter.Domain.Should().Be(MeterDomain.Machine);
        meter.DeviceState.Should().Be("Machine by /bin/sh -c echo 12.5 W");
        meter.Source.Should().Contain("by trapezoids").And.Contain("echo 12.5 W").And.Contain("every 0.01 s");

        SpinWait.SpinUntil(() => meter.PollingTime > default(Seconds), TimeSpan.FromSeconds(30))
            .Should().BeTrue("the thread polls, and says what that costs");
    }

    [TestCase("exit 3", "exit code 3")]
    [TestCase("true", "no number in its output: it is empty")]
    [TestCase("echo 5", "no unit after its number")]
    [TestCase("echo 7 W; sleep 60", "took longer than 0.2 s")]
    [TestCase("sleep 60 & echo 7 W", "took longer than 0.2 s")]
    public void Open_ProgramWithoutAFigure_IsNotMeasuredWithTheReason(string script, string reason)
    {
        using var probe = CommandMeter.Open(Shell(script, timeout: reason.Contains("0.2 s", StringComparison.Ordinal) ? 0.2 : 20));
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain(reason);
    }

    [Test]
    public void Open_ProgramThatIsNotThere_SaysSo()
    {
        using var probe = CommandMeter.Open(new() { Program = "no-such-wall-meter" });
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("no-such-wall-meter could not be run");
    }

    private static CommandMeterSpecification Shell(string script, double interval = 1, double timeout = 20) =>
        new() { Program = "/bin/sh", Arguments = ["-c", script], Interval = new(interval), Timeout = new(timeout) };
}
