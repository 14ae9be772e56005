using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Units;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>Every way in which NVML can be unavailable gives its reason and releases all resources.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NvmlMeterAvailabilityTests
{
    private readonly ManualClock clock = new();

    [Test]
    public void Open_NoLibrary_SaysSo()
    {
        using var probe = NvmlMeter.Open("libnvidia-ml-of-no-machine.so.1", default, clock, NoWait);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("libnvidia-ml-of-no-machine.so.1 was not found");
        probe.Meter.Should().BeNull();
    }

    [Test]
    public void Open_AnotherLibraryOfThatName_SaysSo()
    {
        using var probe = NvmlMeter.Open("libc.so.6", default, clock, NoWait);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("libc.so.6 has no nvmlInit_v2");
    }

    [Test]
    public void Open_ThisMachine_GivesAMeterOrAReason()
    {
        using var probe = NvmlMeter.Open();
        (probe.Meter is not null).Should().Be(probe.Availability.IsAvailable);
        probe.Availability.Detail.Should().NotBeNullOrWhiteSpace();
        if (!File.Exists("/dev/nvidiactl"))
        {
            probe.Availability.IsAvailable.Should().BeFalse();
        }
    }

    private static IEnumerable<TestCaseData> Absences()
    {
        yield return Absence(
            "driver not loaded",
            new NvmlFake { InitializeResult = NvmlResult.DriverNotLoaded },
            "the NVIDIA driver is not loaded (NVML 9)");
        yield return Absence(
            "versions differ", new NvmlFake { InitializeResult = NvmlResult.LibraryDriverMismatch }, "*versions differ*(NVML 18)");
        yield return Absence(
            "no permission to start", new NvmlFake { InitializeResult = NvmlResult.NoPermission }, "no permission*(NVML 4)");
        yield return Absence("an answer without a name", new NvmlFake { InitializeResult = (NvmlResult)77 }, "unknown error (NVML 77)");
        yield return Absence("counting fails", new NvmlFake { CountResult = NvmlResult.Unknown }, "could not be counted*(NVML 999)");
        yield return Absence("no device", new NvmlFake { Count = 0 }, "the driver sees no GPU");
        yield return Absence(
            "no permission for the device",
            new NvmlFake { HandleResult = NvmlResult.NoPermission },
            "GPU 0 could not be opened: no permission*");
        yield return Absence("MIG", new NvmlFake { MigResult = NvmlResult.Success }, "GPU 0 is in MIG mode*");
        yield return Absence(
            "no counter, no power",
            new NvmlFake { EnergyResult = NvmlResult.NotSupported },
            "no energy counter: not supported*no power reading either: not supported*");
        yield return Absence("old library", new NvmlFake { EnergyResult = NvmlResult.FunctionNotFound }, "*does not have the function*");
        yield return Absence(
            "counter forbidden", new NvmlFake { EnergyResult = NvmlResult.NoPermission }, "no energy counter: no permission*");
        yield return Absence("counter reads 0 J", new NvmlFake { Millijoules = 0 }, "*reads 0 J*");
        yield return Absence("counter stands still", new NvmlFake(), "no energy counter: it did not change*");
        yield return Absence(
            "power reads 0 W",
            new NvmlFake { EnergyResult = NvmlResult.NotSupported, PowerResult = NvmlResult.Success },
            "*it reads 0 W*");
    }

    [TestCaseSource(nameof(Absences))]
    public void P06_Absence_GivesTheReasonAndClosesTheLibrary(object library, string reason)
    {
        var standIn = (NvmlFake)library;
        using var probe = NvmlMeter.Open(standIn, default, clock, NoWait);

        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Match($"*{reason}*");
        probe.Meter.Should().BeNull();
        standIn.Disposals.Should().Be(1);
        standIn.OpenInitializations.Should().Be(0);
        clock.ActiveTimers.Should().Be(0);
    }

    [Test]
    public void Open_IndexBeyondTheLast_SaysWhichThereAre()
    {
        using var probe = NvmlMeter.Open(new NvmlFake { Count = 2 }, NvmlDeviceChoice.At(2), clock, NoWait);
        probe.Availability.Detail.Should().Be("GPU 2 was not found; the GPUs are 0 to 1");
    }

    private static void NoWait(Seconds time)
    {
    }

    private static TestCaseData Absence(string name, NvmlFake library, string reason) =>
        new TestCaseData(library, reason).SetArgDisplayNames(name);
}
