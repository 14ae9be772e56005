using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>Windows that must be void, each with its reason.</summary>
public sealed class NvmlWindowTests
{
    private const int OtherProcess = 7;

    private NvmlScript script = null!;

    [SetUp]
    public void Start() => script = new();

    [TearDown]
    public void Stop() => script?.Dispose();

    [TestCase(1700, false)]
    [TestCase(590, false)]
    [TestCase(1150, true)]
    [TestCase(900, true)]
    public void P05_CounterAndPower_MustAgree(int powerPermille, bool counts)
    {
        script.Draw(0, 250).Set("power-permille", powerPermille);
        var sample = Window(10);
        (sample.VoidReason is null).Should().Be(counts, sample.VoidReason?.Sentence);
        if (!counts)
        {
            sample.VoidReason!.Sentence.Should().Match("the energy counter says 2500 J, the power sensor * J: one of them is wrong");
        }
    }

    [Test]
    public void P05_MoreThanThePowerLimit_VoidsTheWindow()
    {
        script.Draw(0, 300).Set("limit", 250_000);
        Window(10).VoidReason!.Sentence.Should().Be("3000 J in 10 s is more than the power limit of 250 W allows");
    }

    [Test]
    public void P05_LessThanTheLowestPower_VoidsTheWindow()
    {
        var rules = new WindowRules(new(0.04), new(0.1), new(400));
        var trace = new WindowTrace { Samples = 250, Integrated = new(double.NaN) };
        rules.Check(trace, new(100), new(10), new(50), hasCounter: true)!.Sentence.Should().Be(
            "100 J in 10 s is less than the lowest observed power of 50 W allows");
        rules.Check(trace, new(500), new(10), new(50), hasCounter: true).Should().BeNull();
    }

    [Test]
    public void P10_PollsMissing_VoidTheWindow()
    {
        using var meter = script.Open();
        var start = meter.Read();
        script.Clock.Advance(5);
        script.Clock.Stall(0.3);
        script.Clock.Advance(5);
        var stalled = meter.Read();
        script.Clock.Advance(10);

        meter.Between(start, stalled).VoidReason!.Sentence.Should().Match("* of 27* polls of the GPU are missing (max. 1*)");
        meter.Between(stalled, meter.Read()).VoidReason.Should().BeNull();
    }

    [Test]
    public void P10_Window_LiesBetweenTwoSamples()
    {
        using var meter = script.Open();
        script.Clock.Advance(0.0123);
        var start = meter.Read();
        script.Clock.Advance(3.0077);
        var finish = meter.Read();
        finish.Time.Value.Should().Be(script.Clock.GetTimestamp() / 1e9, "a reading polls; the last poll of the thread is past");
        var samples = new BoardSample[1000];
        var times = samples[..meter.CopySamples(default, samples)].Select(sample => sample.Time).ToArray();
        times.Should().Contain([start.Time, finish.Time]).And.BeInAscendingOrder();
    }

    [Test]
    public void P10_ZeroWattsAtTeardown_VoidTheWindow()
    {
        script.Set("counter-result", NvmlResult.NotSupported).Set("power-zero-from", NvmlScript.Nanoseconds(8));
        Window(10).VoidReason!.Sentence.Should().Be("power read as 0 W, which is impossible for a running board");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void P10_PowerThatIsRefusedWithinTheWindow_VoidsIt(bool hasCounter)
    {
        script.Draw(0, 200).Set("counter-result", hasCounter ? NvmlResult.Success : NvmlResult.NotSupported);
        using var meter = script.Open();
        var start = meter.Read();
        script.Clock.Advance(5);
        script.Set("instant-result", NvmlResult.GpuIsLost);
        script.Clock.Advance(0.2);
        script.Set("instant-result", NvmlResult.Success);
        script.Clock.Advance(5);
        meter.Between(start, meter.Read()).VoidReason!.Sentence.Should().StartWith("power could not be read: ");
        Window(meter, 10).VoidReason.Should().BeNull("the next one has all its readings");
    }

    [Test]
    public void P10_WindowLongerThanSamplesAreKept_CountsByTheCounterAlone()
    {
        script.Draw(0, 200);
        var sample = Window(700); // longer than two rings: the remaining samples must not be compared with the whole window
        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(140_000, 100);
    }

    [TestCase(0, TestName = "P15_OtherProcess_VoidsTheWindow(compute)")]
    [TestCase(1, TestName = "P15_OtherProcess_VoidsTheWindow(graphics)")]
    [TestCase(2, TestName = "P15_OtherProcess_VoidsTheWindow(shared by MPS)")]
    public void P15_OtherProcess_VoidsTheWindow(int list)
    {
        script.Run(Environment.ProcessId, 0, 1000).Run(OtherProcess, 5, 7, list: list);
        using var meter = script.Open();
        Window(meter, 10).VoidReason!.Sentence.Should().StartWith("1 other process(es) were on the GPU");
        script.Clock.Advance(1);
        Window(meter, 10).VoidReason.Should().BeNull("it is gone");
    }

    [Test]
    public void P15_OwnWorker_IsNoOther()
    {
        script.Run(OtherProcess, 0, 1000);
        using var meter = script.Open();
        meter.IncludeProcess(OtherProcess);
        script.Clock.Advance(1.1);
        Window(meter, 10).VoidReason.Should().BeNull();
    }

    [Test]
    public void P15_OwnWorkersByTheHundred_AreNoOthers()
    {
        script.Run(OtherProcess, 0, 1000);
        using var meter = script.Open();
        for (var ended = 1; ended <= 400; ended++)
        {
            meter.IncludeProcess(100_000 + ended);
        }

        meter.IncludeProcess(OtherProcess);
        script.Clock.Advance(1.1);
        Window(meter, 10).VoidReason.Should().BeNull("a comparison starts hundreds of workers, and the latest ones count");
    }

    [TestCase(ClockLimits.HardwareThermal, false)]
    [TestCase(ClockLimits.PowerBrake, false)]
    [TestCase(ClockLimits.PowerCap, true)]
    [TestCase(ClockLimits.ApplicationSetting, true)]
    public void P08_SlowdownByHardware_VoidsTheWindow(ClockLimits limits, bool counts)
    {
        script.Set("throttle", (long)limits);
        var reason = Window(10).VoidReason?.Sentence;
        reason.Should().Be(counts ? null : $"the GPU throttled ({limits})");
    }

    private MeasurementWindow Window(double seconds)
    {
        using var meter = script.Open();
        return Window(meter, seconds);
    }

    private MeasurementWindow Window(NvmlMeter meter, double seconds)
    {
        var start = meter.Read();
        script.Clock.Advance(seconds);
        return meter.Between(start, meter.Read());
    }
}
