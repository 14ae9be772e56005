using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Timelines;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>The meter over NVML's C interface, with a stand-in library and a fake clock.</summary>
public sealed class NvmlMeterTests
{
    private NvmlScript script = null!;

    [SetUp]
    public void Start() => script = new();

    [TearDown]
    public void Stop() => script?.Dispose();

    [Test]
    public void Read_EnergyCounter_GivesJoulesBetweenReadings()
    {
        script.Draw(0, 70);
        using var meter = script.Open();

        var sample = Window(meter, 10);

        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(700, 1e-6);
        sample.Time.Value.Should().BeApproximately(10, 1e-9);
        meter.Kind.Should().Be(MeasurementKind.Measured);
        meter.Source.Should().Be("NVML, GPU 0 (Stand-in GPU): total energy counter, which steps every 0.1 s");
    }

    [Test]
    public void P04_BoardAndState_AreInTheIdentity()
    {
        script.Set("boards", 2);
        using var first = script.Open("0");
        using var second = script.Open("1");
        first.DeviceIdentity.Should().Be("Stand-in GPU, GPU-00000000-0000-0000-0000-000000000000");
        second.DeviceIdentity.Should().Be("Stand-in GPU, GPU-00000000-0000-0000-0000-000000000001");
        first.DeviceState.Should().Be("driver 580.65.06, power limit 400 W, ECC on");
    }

    [Test]
    public void Open_SeveralBoards_MeasuresTheOneThatWasChosen()
    {
        script.Set("boards", 3).Draw(0, 100).Draw(0, 200, board: 1).Draw(0, 300, board: 2);
        using var byIndex = script.Open("1");
        using var byUuid = script.Open("GPU-00000000-0000-0000-0000-000000000002");
        var (start, other) = (byIndex.Read(), byUuid.Read());
        script.Clock.Advance(10);

        byIndex.Between(start, byIndex.Read()).Energy.Value.Should().BeApproximately(2000, 25);
        byUuid.Between(other, byUuid.Read()).Energy.Value.Should().BeApproximately(3000, 35);
        script.Probe("GPU-ffff").Availability.Detail.Should().Be("GPU-ffff was not found; the GPUs are 0 to 2");
    }

    [Test]
    public void P07_CounterBelowItsStart_VoidsTheWindow()
    {
        using var meter = script.Open();
        script.Set("reset-at", NvmlScript.Nanoseconds(7));
        Window(meter, 10).VoidReason!.Sentence.Should().Contain("went backwards");
    }

    [Test]
    public void P07_CounterResetAndAboveItsStart_VoidsTheWindow()
    {
        script.Set("counter-start", 1).Set("reset-at", NvmlScript.Nanoseconds(4)).Draw(0, 60);
        using var meter = script.Open();
        var sample = Window(meter, 20);
        sample.Energy.Value.Should().BeGreaterThan(0, "the end alone does not show it");
        sample.VoidReason!.Sentence.Should().Contain("fell within the window");
    }

    [Test]
    public void P06_GpuLostInTheWindow_IsVoidForThatWindowOnly()
    {
        using var meter = script.Open();
        var start = meter.Read();
        script.Set("lost-from", NvmlScript.Nanoseconds(4)).Set("lost-until", NvmlScript.Nanoseconds(5));
        script.Clock.Advance(2.5);
        var lost = meter.Read();
        script.Clock.Advance(10);
        var back = meter.Read();
        script.Clock.Advance(10);

        meter.Between(start, lost).VoidReason!.Sentence.Should().Contain("fallen off the bus");
        meter.Between(start, back).IsVoid.Should().BeTrue();
        meter.Between(back, meter.Read()).VoidReason.Should().BeNull();
    }

    [Test]
    public void P15_BoardInMigMode_IsRefused()
    {
        script.Set("mig-result", NvmlResult.Success).Set("mig", 1);
        var probe = script.Probe();
        probe.Meter.Should().BeNull();
        probe.Availability.Detail.Should().Contain("MIG mode").And.Contain("nvidia-smi -i 0 -mig 0");
        script.OpenInitializations.Should().Be(0);
    }

    [Test]
    public void Read_EnergyCounter_AllocatesNothing()
    {
        using var meter = script.Open();
        Allocated(meter);
        Allocated(meter).Should().Be(0);
    }

    [Test]
    public void Dispose_Meter_GivesNvmlBack()
    {
        script.Open().Dispose();
        script.OpenInitializations.Should().Be(0);
        script.Clock.ActiveTimers.Should().Be(0);
    }

    [Test]
    public void P08_Conditions_AreThoseOfTheWindow()
    {
        using var meter = script.Open();
        script.Set("temperature", 61).Set("sm-clock", 1200);
        script.Clock.Advance(0.001);
        var start = meter.Read();
        script.Set("temperature", 70);
        script.Clock.Advance(5);
        var conditions = meter.ConditionsBetween(start, meter.Read());
        conditions!.Value.StartTemperature.Should().Be(new Celsius(61));
        conditions.Value.MeanClock.Value.Should().BeApproximately(1.2e9, 1);
    }

    [Test]
    public void ToTimeline_StepsTooShortForTheCounter_HaveTheSensorsPower()
    {
        script.Draw(0, 150).Set("temperature", 55);
        using var meter = script.Open();
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        for (var i = 0; i < 8; i++)
        {
            script.Clock.Advance(TimelineRecorder.StepOf(meter).Value);
            recorder.Record();
        }

        var points = recorder.ToTimeline().Points;
        points.Should().HaveCount(8);
        points.Should().OnlyContain(point => Math.Abs(point.Power.Value - 150) < 0.01 && point.Temperature == new Celsius(55));
    }

    private MeasurementWindow Window(NvmlMeter meter, double seconds)
    {
        var start = meter.Read();
        script.Clock.Advance(seconds);
        return meter.Between(start, meter.Read());
    }

    private static long Allocated(NvmlMeter meter)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = meter.Read();
        var finish = meter.Read();
        meter.Between(start, finish);
        meter.ConditionsBetween(start, finish);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
