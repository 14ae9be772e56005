using EnergyGate.Measurement.Metering;

namespace EnergyGate.Tests.Energy.Metering;

/// <summary>Every way in which NVML can be absent gives its reason, and leaves nothing open.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NvmlMeterAvailabilityTests
{
    private readonly ManualClock _clock = new();

    [Test]
    public void Open_NoLibrary_SaysSo()
    {
        using var probe = NvmlMeter.Open("libnvidia-ml-of-no-machine.so.1", 0, _clock);
        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Contain("libnvidia-ml-of-no-machine.so.1 is not there");
        probe.Meter.Should().BeNull();
    }

    [Test]
    public void Open_AnotherLibraryOfThatName_SaysSo()
    {
        using var probe = NvmlMeter.Open("libc.so.6", 0, _clock);
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
        yield return Absence("driver not loaded", new NvmlStandIn { InitializeResult = NvmlResult.DriverNotLoaded }, "the NVIDIA driver is not loaded (NVML 9)");
        yield return Absence("versions differ", new NvmlStandIn { InitializeResult = NvmlResult.LibraryDriverMismatch }, "different versions*(NVML 18)");
        yield return Absence("no permission to start", new NvmlStandIn { InitializeResult = NvmlResult.NoPermission }, "no permission*(NVML 4)");
        yield return Absence("an answer without a name", new NvmlStandIn { InitializeResult = (NvmlResult)77 }, "unknown error (NVML 77)");
        yield return Absence("counting fails", new NvmlStandIn { CountResult = NvmlResult.Unknown }, "could not be counted*(NVML 999)");
        yield return Absence("no device", new NvmlStandIn { Count = 0 }, "the driver sees no GPU");
        yield return Absence("no permission for the device", new NvmlStandIn { HandleResult = NvmlResult.NoPermission }, "GPU 0 could not be opened: no permission*");
        yield return Absence("MIG", new NvmlStandIn { MigResult = NvmlResult.Success, MigCurrent = 1 }, "GPU 0 is in MIG mode*");
        yield return Absence("no counter, no power", new NvmlStandIn { EnergyResult = NvmlResult.NotSupported }, "no energy counter: not supported*no power reading either: not supported*");
        yield return Absence("old library", new NvmlStandIn { EnergyResult = NvmlResult.FunctionNotFound }, "*does not have the function*");
        yield return Absence("counter forbidden", new NvmlStandIn { EnergyResult = NvmlResult.NoPermission }, "no energy counter: no permission*");
        yield return Absence("counter reads 0 J", new NvmlStandIn { Millijoules = 0 }, "*reads 0 J*");
        yield return Absence(
            "power reads 0 W",
            new NvmlStandIn { EnergyResult = NvmlResult.NotSupported, AverageResult = NvmlResult.Success, Milliwatts = 0 },
            "*it reads 0 W*");
    }

    [TestCaseSource(nameof(Absences))]
    public void Open_Absence_GivesTheReasonAndClosesTheLibrary(object library, string reason)
    {
        var standIn = (NvmlStandIn)library;
        using var probe = NvmlMeter.Open(standIn, 0, _clock);

        probe.Availability.IsAvailable.Should().BeFalse();
        probe.Availability.Detail.Should().Match($"*{reason}*");
        probe.Meter.Should().BeNull();
        standIn.Disposals.Should().Be(1);
        standIn.OpenInitializations.Should().Be(0);
        _clock.ActiveTimers.Should().Be(0);
    }

    [Test]
    public void Open_IndexBeyondTheLast_SaysWhichThereAre()
    {
        using var probe = NvmlMeter.Open(new NvmlStandIn { Count = 2 }, 2, _clock);
        probe.Availability.Detail.Should().Be("GPU 2 was asked for; there are 2, from 0 to 1");
    }

    private static TestCaseData Absence(string name, NvmlStandIn library, string reason) =>
        new TestCaseData(library, reason).SetArgDisplayNames(name);
}
