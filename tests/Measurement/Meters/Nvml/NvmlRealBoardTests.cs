using System.Diagnostics;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>Properties of any board: always tested on the stand-in, and on the machine's own board if it has one.</summary>
/// <param name="isReal">Whether the board is a real one.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class NvmlRealBoardTests(bool isReal)
{
    private NvmlScript? script;
    private NvmlMeter meter = null!;

    [OneTimeSetUp]
    public void Open()
    {
        if (isReal)
        {
            var probe = NvmlMeter.Open();
            meter = (NvmlMeter?)probe.Meter ?? throw new IgnoreException($"no NVIDIA GPU to measure: {probe.Availability.Detail}");
        }
        else
        {
            script = new();
            meter = script.Open();
        }
    }

    [OneTimeTearDown]
    public void Close()
    {
        meter?.Dispose();
        script?.Dispose();
    }

    [Test]
    public void P01_Tick_LiesWhereBoardsWereSeen() => meter.Resolution.Interval.Value.Should().BeInRange(0.005, 1.1);

    [Test]
    public void P04_Identity_HasAUuid()
    {
        meter.DeviceUuid.Should().StartWith("GPU-").And.HaveLength(40);
        meter.DeviceIdentity.Should().Contain(meter.DeviceUuid);
        meter.DeviceState.Should().MatchRegex(@"^driver \d+\.\d+");
    }

    [Test]
    public void P05_LongWindow_AgreesThreeWaysOrSaysWhy()
    {
        var sample = Window(meter.Resolution.ShortestWindow * 1.2);
        if (sample.IsVoid)
        {
            isReal.Should().BeTrue("nothing disturbs the stand-in");
            Assert.Ignore($"the board was not quiet: {sample.VoidReason}");
        }

        (sample.Energy / sample.Time).Value.Should().BeInRange(3, 1500, "watts of a board");
    }

    [Test]
    public void Read_Window_AllocatesNothing()
    {
        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            meter.Read();
            meter.Read();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated();
        Allocated().Should().Be(0);
    }

    [Test]
    public void P14_Cost_IsAtMostHalfAPercentOfACore()
    {
        Window(meter.Resolution.ShortestWindow);
        meter.Cost.ShareOfCore.Should().BeLessThanOrEqualTo(0.005);
    }

    // With a real board, time must pass: waits for an event that never occurs, because sleeping is banned. The stand-in's clock advances by
    // itself.
    private MeasurementWindow Window(Seconds time)
    {
        var start = meter.Read();
        if (script is not null)
        {
            script.Clock.Advance(time.Value);
        }
        else
        {
            var begun = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(begun) >= time.ToTimeSpan());
        }

        return meter.Between(start, meter.Read());
    }
}
