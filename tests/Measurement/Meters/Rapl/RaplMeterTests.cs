using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Rapl;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Rapl;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Linux", Reason = "powercap zones exist on Linux only")]
public sealed class RaplMeterTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly PowercapStandIn tree = new();

    public void Dispose() => tree.Dispose();

    [Test]
    public void Read_TwoPackagesWithMemory_AddsEachOnceAndNoPartOfIt()
    {
        tree.With("intel-rapl:0", "package-0")
            .With("intel-rapl:0:0", "core")
            .With("intel-rapl:0:1", "uncore")
            .With("intel-rapl:0:2", "dram")
            .With("intel-rapl:1", "package-1").With("intel-rapl:1:0", "dram")
            .With("intel-rapl:2", "psys").With("intel-rapl-mmio:0", "package-0");
        using var meter = Open();
        var start = meter.Read();
        foreach (var (zone, joules) in new[] { ("0", 10), ("0:0", 7), ("0:1", 1), ("0:2", 3), ("1", 20), ("1:0", 4), ("2", 50) })
        {
            tree.Set($"intel-rapl:{zone}", 1000 + joules * 1_000_000L);
        }

        tree.Set("intel-rapl-mmio:0", 1000 + 10_000_000);
        clock.Advance(2);

        var sample = meter.Between(start, meter.Read());

        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(10 + 3 + 20 + 4, 1e-9);
        sample.Time.Value.Should().Be(2);
        meter.DeviceState.Should().Be("RAPL package-0 + dram + package-1 + dram");
        meter.Kind.Should().Be(MeasurementKind.Measured);
        meter.Domain.Should().Be(MeterDomain.Processor);
        meter.Source.Should().Contain(
            "package-0 (intel-rapl:0) + dram (intel-rapl:0:2) + package-1 (intel-rapl:1) + dram (intel-rapl:1:0)");
    }

    [TestCase("intel-rapl-mmio:0", "package-0")]
    [TestCase("intel-rapl:0", "package-0-die-0")]
    [TestCase("intel-rapl:0", "psys")]
    public void Open_OtherWholes_AreCounted(string folder, string name)
    {
        using var probe = tree.With(folder, name).Open(clock);
        probe.Availability.IsAvailable.Should().BeTrue(probe.Availability.Detail);
        probe.Availability.Detail.Should().Contain(name);
    }

    [Test]
    public void P16_CounterWrapsInTheWindow_IsCountedThrough()
    {
        using var meter = Open(PowercapStandIn.Range - 4_000_000);
        var start = meter.Read();
        tree.Set("intel-rapl:0", 6_000_000);
        clock.Advance(1);

        var sample = meter.Between(start, meter.Read());

        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(10, 1e-6);
    }

    [Test]
    public void P16_CounterWrapsTwiceBetweenReadings_IsSeenByTheMetersOwnReadings()
    {
        const long range = 1_000_000_000; // 1 kJ: read every quarter of a second
        tree.With("intel-rapl:0", "package-0", 0, range);
        using var meter = Open(null);
        var start = meter.Read();
        foreach (var value in new[] { 400, 800, 200, 600, 0, 400 }) // 400 J a step
        {
            tree.Set("intel-rapl:0", value * 1_000_000L);
            clock.Advance(0.25);
        }

        meter.Between(start, meter.Read()).Energy.Value.Should().BeApproximately(2400, 1e-6);
    }

    [TestCase(PowercapStandIn.Range)]
    [TestCase(null)]
    public void P07_CounterSetBack_VoidsTheWindow(long? range)
    {
        tree.With("intel-rapl:0", "package-0", 90_000_000_000, range);
        using var meter = Open(null);
        var start = meter.Read();
        tree.Set("intel-rapl:0", 5_000_000);
        clock.Advance(1);
        var after = meter.Read();
        tree.Set("intel-rapl:0", 9_000_000);
        clock.Advance(1);

        meter.Between(start, after).VoidReason!.Sentence.Should().Contain("backwards");
        meter.Between(after, meter.Read()).Energy.Value.Should().BeApproximately(4, 1e-9);
    }

    [Test]
    public void P16_NoTree_IsNotMeasuredWithTheReason()
    {
        using var probe = RaplMeter.Open(Path.Combine(tree.Root, "none"), tree, clock);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("has no zones").And.Contain("virtual machine");
    }

    [Test]
    public void Open_OnlyPartsOfAPackage_AreNotTakenForIt()
    {
        using var probe = tree.With("intel-rapl:0", "core").Open(clock);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("no zone").And.Contain("core");
    }

    [TestCase(13, "only root may read it")]
    [TestCase(61, "reports no value")]
    [TestCase(5, "does not answer")]
    public void P16_CounterThatMayNotBeRead_IsNotMeasuredWithTheReason(int error, string words)
    {
        tree.Errors["intel-rapl:0"] = error;
        using var probe = tree.With("intel-rapl:0", "package-0").Open(clock);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain(words).And.Contain("energy_uj");
        clock.ActiveTimers.Should().Be(0);
    }

    [Test]
    public void P06_CounterThatNeverMoves_IsVoidAndNotZero()
    {
        using var meter = Open();
        var start = meter.Read();
        clock.Advance(5);
        meter.Between(start, meter.Read()).VoidReason!.Sentence.Should().Contain("did not change");
    }

    [Test]
    public void Between_ZoneVanished_IsVoidForThatWindowOnly()
    {
        tree.With("intel-rapl:0", "package-0").With("intel-rapl:1", "package-1", 500);
        using var meter = Open(null);
        var start = meter.Read();
        tree.Remove("intel-rapl:1");
        tree.Set("intel-rapl:0", 2_000_000);
        clock.Advance(1);
        var gone = meter.Read();
        var lost = meter.Between(start, gone);
        tree.With("intel-rapl:1", "package-1", 900_000_000);
        clock.Advance(1);
        var back = meter.Read();
        var returned = meter.Between(gone, back);
        tree.Set("intel-rapl:1", 901_000_000);
        clock.Advance(1);

        lost.VoidReason!.Sentence.Should().Contain("intel-rapl:1 (package-1)").And.Contain("was not found");
        meter.Between(start, back).IsVoid.Should().BeTrue();
        returned.VoidReason!.Sentence.Should().Contain("is readable again");
        meter.Between(back, meter.Read())
            .Energy.Value.Should().BeApproximately(1, 1e-9, "what a zone counted while it was away is nobody's");
    }

    [Test]
    public void Between_CounterThatHoldsNoNumber_IsVoid()
    {
        using var meter = Open();
        var start = meter.Read();
        tree.Write("intel-rapl:0", "energy_uj", "busy");
        clock.Advance(1);
        meter.Between(start, meter.Read()).VoidReason!.Sentence.Should().Contain("does not contain an integer");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Read_ARealTree_AllocatesNothing(bool isThere)
    {
        using var probe = RaplMeter.Open(tree.With("intel-rapl:0", "package-0").Root, LinuxCounterFiles.Instance, clock);
        var meter = probe.Meter!;
        if (!isThere)
        {
            tree.Remove("intel-rapl:0");
        }

        meter.Between(meter.Read(), meter.Read()); // creates the sentence of the new fault once
        var before = GC.GetAllocatedBytesForCurrentThread();
        meter.Between(meter.Read(), meter.Read());
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void Dispose_Meter_StopsItsTimer()
    {
        Open().Dispose();
        clock.ActiveTimers.Should().Be(0);
    }

    private IEnergyMeter Open(long? microjoules = 1000)
    {
        if (microjoules is { } given && !Directory.Exists(Path.Combine(tree.Root, "intel-rapl:0")))
        {
            tree.With("intel-rapl:0", "package-0", given);
        }

        var probe = tree.Open(clock);
        probe.Availability.IsAvailable.Should().BeTrue(probe.Availability.Detail);
        return probe.Meter!;
    }
}
