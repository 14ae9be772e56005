using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;
using EnergyGate.Tests.Measurement.Protocols.Interleaved;

namespace EnergyGate.Tests.Measurement.Protocols.WarmUp;

/// <summary>Warming up a device whose energy per piece of work is a function of the repetition.</summary>
public sealed class SteadyWarmUpTests
{
    private const double WorkSeconds = 0.025;

    [Test]
    public void Run_DeviceThatIsWarm_EndsAsSoonAsThatShows()
    {
        var warm = WarmUp(_ => 2);
        (warm.Windows, warm.Steady.Start, warm.Steady.Level, warm.Steady.Reason).Should().Be((16, 0, 2, null));
        warm.Time.Value.Should().BeApproximately(16 * WorkSeconds, 1e-9);
        warm.Power.Value.Should().BeApproximately(2 / WorkSeconds, 1e-6);
    }

    [Test]
    public void Run_DeviceThatWarmsUp_GoesOnUntilLittleIsLeft()
    {
        var warm = WarmUp(time => 2 * (1 + Math.Exp(-time / 20.0)));
        warm.Windows.Should().BeInRange(60, 160);
        Math.Exp(-warm.Steady.Start!.Value / 20.0).Should().BeLessThan(0.05);
        Math.Exp(-warm.Windows / 20.0).Should().BeLessThan(0.03, "what is left of the warm-up after it is below what a unit can tell");
        warm.Steady.Level.Should().BeApproximately(2, 0.05);
    }

    [Test]
    public void Run_DeviceThatStepsToAnotherClock_EndsWhenMostIsBehindTheStep()
    {
        var warm = WarmUp(time => time < 11 ? 3 : 2);
        (warm.Windows, warm.Steady.Level).Should().Be((24, 2));
        warm.Power.Value.Should().BeApproximately(2 / WorkSeconds, 1e-6);
    }

    [Test]
    public void Run_DeviceThatDriftsWithoutEnd_StopsAtTheLimitAndSaysWhy()
    {
        var warm = WarmUp(time => 2 * Math.Exp(0.01 * time), limit: 1);
        (warm.Windows, warm.Steady.Start).Should().Be((40, null));
        warm.Steady.Reason.Should().Contain("drift");
    }

    [Test]
    public void Run_DeviceThatDriftsForHours_EndsWithoutALimit() =>
        WarmUp(time => 2 * Math.Exp(0.01 * time), limit: double.PositiveInfinity).Windows.Should().Be(256);

    [Test]
    public void Run_Cancelled_BeginsNoWindow()
    {
        var machine = new SimulatedMachine();
        var warm = SteadyWarmUp.Run(machine, () => machine.Work(WorkSeconds, 1), new(60), machine, new(canceled: true));
        (warm.Windows, warm.Steady.Start, double.IsNaN(warm.Power.Value)).Should().Be((0, null, true));
    }

    [Test]
    public void P01_CoarseMeter_WindowsAreNoneThatItWouldVoid()
    {
        var machine = new SimulatedMachine { Resolution = new(new(0.1), "a script", 20) };
        var warm = SteadyWarmUp.Run(machine, () => machine.Work(WorkSeconds, 1), new(600), machine, CancellationToken.None);
        (warm.Time.Value / warm.Windows).Should().BeApproximately(2.2, 0.026);
        warm.Steady.Level.Should().BeApproximately(1, 1e-9, "joules are of the work, however often a window holds it");
    }

    [Test]
    public void P10_VoidWindow_IsNothingSteady()
    {
        var machine = new SimulatedMachine();
        var times = 0;
        var warm = SteadyWarmUp.Run(
            machine,
            () =>
            {
                machine.Work(WorkSeconds, 1);
                if (++times == 5)
                {
                    machine.Fault("a reading failed");
                }
            },
            new(60),
            machine,
            CancellationToken.None);
        (warm.Windows, warm.Steady.Start).Should().Be((21, 5));
    }

    [TestCase(80, 79, true)]
    [TestCase(80, 40, false)]
    [TestCase(80, null, false)]
    public void WhyBlind_WorkThatHardlyShowsAboveRest_IsAsked(double work, double? idle, bool isBlind)
    {
        var words = WarmUp(_ => work * WorkSeconds).InsensitivityReason(idle is { } rest ? new Watts(rest) : null);
        words.Should().Be(
            isBlind ? "the meter shows 79 W idle and 80 W under load: does it measure the device that runs the model?" : null);
    }

    private static SteadyWarmUp WarmUp(Func<int, double> joules, double limit = 600)
    {
        var machine = new SimulatedMachine();
        var times = 0;
        return SteadyWarmUp.Run(machine, () => machine.Work(WorkSeconds, joules(times++)), new(limit), machine, CancellationToken.None);
    }
}
