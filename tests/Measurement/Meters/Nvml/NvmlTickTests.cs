using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Units;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>
/// P1: the counter ticks. The meter observes the tick, and a window's energy does not depend on how many ticks happen to fall into it.
/// </summary>
public sealed class NvmlTickTests
{
    private NvmlScript script = null!;

    [SetUp]
    public void Start() => script = new();

    [TearDown]
    public void Stop() => script?.Dispose();

    [TestCase(0.02)]
    [TestCase(0.1)]
    [TestCase(0.5)]
    public void P01_Tick_IsProbed(double tick)
    {
        script.Set("tick", NvmlScript.Nanoseconds(tick));
        using var meter = script.Open();
        meter.Resolution.Interval.Value.Should().BeApproximately(tick, 0.0011, "readings are 1 ms apart");
        meter.Resolution.Source.Should().Contain("observed");
        meter.Resolution.ShortestWindow.Value.Should().BeApproximately(20 * tick, 0.03);
    }

    [Test]
    public void P01_CounterWithoutATick_IsNoCounter()
    {
        script.Set("tick", NvmlScript.Nanoseconds(1000));
        using var meter = script.Open();
        meter.Source.Should().Contain("no energy counter: it did not change");
    }

    [Test]
    public void P01_WindowsAnywhereOnTheTicks_HaveTheSlopesEnergy()
    {
        const double watts = 250;
        script.Draw(0, watts);
        using var meter = script.Open();
        var (slopes, differences) = (0.0, 0.0);
        for (var i = 0; i < 100; i++)
        {
            var start = meter.Read();
            script.Clock.Advance(2.013 + 0.0007 * i);
            var finish = meter.Read();
            var sample = meter.Between(start, finish);
            sample.VoidReason.Should().BeNull();
            var truth = watts * sample.Time.Value;
            slopes += Math.Pow(sample.Energy.Value / truth - 1, 2);
            differences += Math.Pow((finish.Energy - start.Energy).Value / truth - 1, 2);
        }

        Math.Sqrt(differences / 100).Should().BeGreaterThan(0.015, "the edges of 2 s are off by 2 % of it, one deviation");
        Math.Sqrt(slopes / 100).Should().BeLessThan(0.004);
    }

    [Test]
    public void P01_WindowOfFewTicks_IsVoid()
    {
        using var meter = script.Open();
        var start = meter.Read();
        script.Clock.Advance(0.9);
        meter.Between(start, meter.Read()).VoidReason!.Sentence.Should().Contain("times in 0.9 s: use a window of 20 steps");
    }

    [Test]
    public void P01_WindowShorterThanATick_IsVoidAndNotZero()
    {
        using var meter = script.Open();
        var start = meter.Read();
        script.Clock.Advance(0.0005);
        meter.Between(start, meter.Read()).VoidReason!.Sentence.Should().Contain("did not change");
    }

    [Test]
    public void P01_SlopeAgainstInferences_IsJoulesOfOne()
    {
        // 12.5 inferences per second at 250 W are 20 J each; steps are observed up to half a tick late.
        var slope = default(CounterSlope);
        for (var step = 0; step < 40; step++)
        {
            var seenAt = step * 0.1 + 0.0382 * (step * 0.618 % 1);
            slope = slope.With(seenAt * 12.5, new(1e9 + step * 25));
        }

        slope.Value.Should().BeApproximately(20, 0.05);
        default(CounterSlope).With(1, new(1)).Value.Should().Be(double.NaN);
    }

    [Test]
    public void P14_Polls_AreAtMostHalfATickApartAndReported()
    {
        using var meter = script.Open();
        var before = meter.Cost.Polls;
        script.Clock.Advance(100);
        (meter.Cost.Polls - before).Should().BeInRange(2000, 2700, "1000 ticks passed");
        new PollingCost(100, new(0.05), new(10)).ShareOfCore.Should().BeApproximately(0.005, 1e-12);
    }

    [Test]
    public void P14_MeterOnTheSystemsClock_PollsByItself()
    {
        // The counter does not move, so there is none, and the meter polls power on its own thread.
        using var probe = NvmlMeter.Open(script.Path, default, TimeProvider.System, _ => { });
        var meter = (NvmlMeter)probe.Meter!;
        SpinWait.SpinUntil(() => meter.Cost.Polls >= 3, TimeSpan.FromSeconds(30)).Should().BeTrue();
        meter.PollingTime.Value.Should().BeGreaterThan(0);
    }

    [Test]
    public void P14_BoardOnTheSystemsClock_IsPolledOnItsOwnThread()
    {
        using var polled = new ManualResetEventSlim();
        Thread? thread = null;
        var isPooled = true;
        var opener = Thread.CurrentThread;
        var figures = new BoardFigures(false, "", PowerSource.None, new(1), "a test", new(double.NaN));
        using (new BoardWatch(new NvmlFake { Polled = Poll }, 100, figures, TimeProvider.System, 1))
        {
            polled.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
        }

        isPooled.Should().BeFalse("whoever measures uses the pool");
        thread!.IsAlive.Should().BeFalse();

        void Poll()
        {
            if (Thread.CurrentThread != opener) // the first poll opens the watch
            {
                (thread, isPooled) = (Thread.CurrentThread, Thread.CurrentThread.IsThreadPoolThread);
                polled.Set();
            }
        }
    }

    [Test]
    public void P14_PollingThread_IsItsOwn()
    {
        using var polled = new ManualResetEventSlim();
        Thread? thread = null;
        var isPooled = true;
        using (new PollingThread("test", Seconds.FromMilliseconds(1), Poll))
        {
            polled.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
        }

        isPooled.Should().BeFalse();
        thread!.IsAlive.Should().BeFalse("it ends with what it serves");

        void Poll()
        {
            thread = Thread.CurrentThread;
            isPooled = thread.IsThreadPoolThread;
            polled.Set();
        }
    }
}
