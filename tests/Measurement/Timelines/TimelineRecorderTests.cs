using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Timelines;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Timelines;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TimelineRecorderTests : IDisposable
{
    private readonly ScriptedMeter meter = new();

    public void Dispose() => meter.Dispose();

    [Test]
    public void Record_Steps_HoldTheMeanPowerSinceTheOneBefore()
    {
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        Step(recorder, joules: 5, seconds: 0.5);
        recorder.Mark("blocks");
        Step(recorder, joules: 40, seconds: 1);

        var timeline = recorder.ToTimeline();

        timeline.Points.Select(point => (point.Time.Value, point.Power.Value)).Should().Equal((0.5, 10), (1.5, 40));
        timeline.Points.Should().OnlyContain(
            point => double.IsNaN(point.Temperature.Value) && double.IsNaN(point.Clock.Value), "this meter tells neither");
        timeline.Phases.Should().Equal(new TimelinePhase("blocks", new(0.5)));
        timeline.Elapsed.Should().Be(new Seconds(1.5));
        recorder.Energy.Should().Be(new Joules(45));
        recorder.Latest!.Value.Power.Should().Be(new Watts(40));
    }

    [Test]
    public void Record_VoidStep_IsAGapAndNotZero()
    {
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        Step(recorder, joules: 0, seconds: 1);
        recorder.ToTimeline().Points.Single().Power.Value.Should().Be(double.NaN);
    }

    [Test]
    public void Record_MoreThanItHolds_MakesTheStepsLongerAndKeepsTheEnergy()
    {
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        for (var i = 0; i < 5 * TimelineRecorder.Capacity; i++)
        {
            Step(recorder, joules: 2, seconds: 1);
        }

        var points = recorder.ToTimeline().Points;
        points.Length.Should().BeInRange(TimelineRecorder.Capacity / 2, TimelineRecorder.Capacity);
        points.Should().OnlyContain(point => Math.Abs(point.Power.Value - 2) < 1e-9);
        points[^1].Time.Value.Should().BeGreaterThan(5 * TimelineRecorder.Capacity - 8);
        points.Zip(points.Skip(1)).Should().OnlyContain(pair => pair.First.Time < pair.Second.Time);
    }

    [Test]
    public void Record_ConditionsOfTheMeter_AreTaken()
    {
        meter.Conditions = new(new(61), new(1.5e9));
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        Step(recorder, joules: 1, seconds: 1);
        recorder.Latest.Should().Be(new TimelinePoint(new(1), new(1), new(61), new(1.5e9)));
    }

    [Test]
    public void Record_Always_AllocatesNothing()
    {
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        Step(recorder, joules: 1, seconds: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2 * TimelineRecorder.Capacity; i++)
        {
            Step(recorder, joules: 1, seconds: 1);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void P14_OwnThread_IsAddedToWhatTheMeterPolls()
    {
        using var recorder = new TimelineRecorder(meter, null, startsThread: false);
        meter.PollingTime = new(0.01);
        Step(recorder, joules: 1, seconds: 2);
        recorder.ToTimeline().OwnShareOfCore.Should().BeApproximately(0.005, 1e-12);
    }

    [Test]
    public void P14_StepOfAMeter_IsNoShorterThanItsTick()
    {
        TimelineRecorder.StepOf(meter).Should().Be(Seconds.FromMilliseconds(200));
        using var slow = new ScriptedMeter { Resolution = new(new(1), "a test") };
        TimelineRecorder.StepOf(slow).Should().Be(new Seconds(2.5));
    }

    [Test]
    public void Start_EstimatedMeter_RecordsOnItsOwnThreadAndSaysWhatThatCosts()
    {
        using var probe = EstimatedMeter.Open(DeviceProfiles.GenericServer);
        using var recorder = TimelineRecorder.Start(probe.Meter ?? throw new IgnoreException(probe.Availability.Detail));
        SpinWait.SpinUntil(() => recorder.ToTimeline().OwnTime > default(Seconds), TimeSpan.FromSeconds(30)).Should().BeTrue();
        recorder.Latest!.Value.Power.Value.Should().BePositive("this test spins");
    }

    private void Step(TimelineRecorder recorder, double joules, double seconds)
    {
        meter.Now = new(meter.Now.Energy + new Joules(joules), meter.Now.Time + new Seconds(seconds));
        recorder.Record();
    }

    private sealed class ScriptedMeter : IEnergyMeter, IPollingMeter
    {
        public MeterReading Now { get; set; } = new(new(1000), new(77));

        public WindowConditions? Conditions { get; set; }

        public Seconds PollingTime { get; set; }

        public string Name => "scripted";

        public MeasurementKind Kind => MeasurementKind.Measured;

        public MeterDomain Domain => MeterDomain.Processor;

        public string Source => "a test";

        public MeterResolution Resolution { get; init; } = new(Seconds.FromMilliseconds(1), "a test");

        public MeterReading Read() => Now;

        public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

        public WindowConditions? ConditionsBetween(MeterReading start, MeterReading finish) => Conditions;

        public void Dispose()
        {
        }
    }
}
