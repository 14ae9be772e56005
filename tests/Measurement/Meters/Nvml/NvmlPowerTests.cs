using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Units;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>P2, P9: the power readings of a board, and measuring without a counter.</summary>
public sealed class NvmlPowerTests
{
    private NvmlScript script = null!;

    [SetUp]
    public void Start() => script = new();

    [TearDown]
    public void Stop() => script?.Dispose();

    [TestCase(NvmlResult.Success, NvmlResult.Success, PowerSource.Instant)]
    [TestCase(NvmlResult.NotSupported, NvmlResult.Success, PowerSource.Averaged)]
    [TestCase(NvmlResult.NotSupported, NvmlResult.NotSupported, PowerSource.Unspecified)]
    public void P02_PowerReading_IsTheBestThatIsOffered(object instant, object average, PowerSource expected)
    {
        script.Set("instant-result", (NvmlResult)instant).Set("average-result", (NvmlResult)average);
        using var meter = script.Open();
        meter.Power.Should().Be(expected);
        meter.Source.Should().Contain("total energy counter", "power only checks it");
    }

    [TestCase(NvmlResult.Success, "instant power, integrated every 0.05 s (no energy counter: not supported*", 0, 5)]
    [TestCase(NvmlResult.NotSupported, "averaged power, integrated every 0.05 s*", 1, 50)]
    public void P09_NoCounter_GuardsTheAveragingWindow(object instant, string source, double guard, double shortest)
    {
        script.Set("counter-result", NvmlResult.NotSupported).Set("instant-result", (NvmlResult)instant);
        using var meter = script.Open();
        meter.Source.Should().Match($"*{source}");
        meter.GuardTime.Should().Be(new Seconds(guard));
        meter.Resolution.ShortestWindow.Should().Be(new Seconds(shortest));
    }

    [Test]
    public void P09_EnergyCounter_NeedsNoGuard()
    {
        using var meter = script.Open();
        meter.GuardTime.Should().Be(default(Seconds));
    }

    [Test]
    public void P03_CounterAndSensor_TheCounterMakesTheFigure()
    {
        script.Draw(0, 200).Set("power-permille", 1150);
        using var meter = script.Open();
        var start = meter.Read();
        script.Clock.Advance(10);
        meter.Between(start, meter.Read()).Energy.Value.Should().BeApproximately(2000, 25, "the sensor says 2300 J");
    }

    [Test]
    public void P09_BlocksOfAveragedPower_ShowNothingOfTheBlockBefore()
    {
        script.Set("counter-result", NvmlResult.NotSupported)
            .Set("instant-result", NvmlResult.NotSupported)
            .Set("usage-result", NvmlResult.NotSupported);
        using var meter = script.Open();

        var result = new InterleavedSampler(meter, script.Clock).Sample(
            Arm("a", 200), [Arm("b", 100)], new() { MaximumRounds = 6, WarmupRuns = 1 });

        var ratio = result.Compare("b").EnergyRatio;
        ratio.Count.Should().Be(6);
        ratio.Value.Should().BeApproximately(0.5, 0.0005, "a second of the other arm in each block of 50 s would make it 0.507");
    }

    [Test]
    public void Read_NoCounter_IntegratesPower()
    {
        script.Set("counter-result", NvmlResult.NotSupported).Draw(0, 100).Draw(6, 200);
        using var meter = script.Open();
        var start = meter.Read();
        script.Clock.Advance(10);
        var sample = meter.Between(start, meter.Read());
        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(5 * 100 + 5 * 200, 20, "the sensor shows a step a tick late, between two polls");
    }

    private SamplingArm Arm(string name, double watts) => new(name, () =>
    {
        script.DrawFrom(script.Clock.GetTimestamp() / 1e9, watts, board: 0);
        script.Clock.Advance(0.05);
    });
}
