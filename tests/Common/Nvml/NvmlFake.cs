using EnergyGate.Measurement.Meters.Nvml;

namespace EnergyGate.Tests.Nvml;

/// <summary>Plays a machine that lacks something, also where no compiler builds the stand-in library. Its counter stands still.</summary>
internal sealed class NvmlFake : INvmlLibrary
{
    public NvmlResult InitializeResult { get; init; }

    public NvmlResult CountResult { get; init; }

    public uint Count { get; init; } = 1;

    public NvmlResult HandleResult { get; init; }

    public NvmlResult MigResult { get; init; } = NvmlResult.NotSupported;

    public NvmlResult EnergyResult { get; init; }

    public ulong Millijoules { get; init; } = 1_000_000;

    public NvmlResult PowerResult { get; init; } = NvmlResult.NotSupported;

    /// <summary>Called by every poll.</summary>
    public Action Polled { get; init; } = () => { };

    public int OpenInitializations { get; private set; }

    public int Disposals { get; private set; }

    public NvmlResult Initialize()
    {
        OpenInitializations += InitializeResult == NvmlResult.Success ? 1 : 0;
        return InitializeResult;
    }

    public NvmlResult Shutdown()
    {
        OpenInitializations--;
        return NvmlResult.Success;
    }

    public NvmlResult DriverVersion(out string version) => Unsupported(out version, "");

    public NvmlResult LibraryVersion(out string version) => Unsupported(out version, "");

    public NvmlResult DeviceCount(out uint count)
    {
        count = Count;
        return CountResult;
    }

    public NvmlResult DeviceHandle(uint index, out nint device)
    {
        device = (nint)(index + 100);
        return HandleResult;
    }

    public NvmlResult DeviceName(nint device, out string name) => Unsupported(out name, "");

    public NvmlResult DeviceUuid(nint device, out string uuid) => Unsupported(out uuid, "");

    public NvmlResult MigMode(nint device, out uint current, out uint pending)
    {
        current = pending = 1;
        return MigResult;
    }

    public NvmlResult EccMode(nint device, out uint current, out uint pending)
    {
        current = pending = 0;
        return NvmlResult.NotSupported;
    }

    public NvmlResult TotalEnergy(nint device, out ulong millijoules)
    {
        millijoules = Millijoules;
        return EnergyResult;
    }

    public NvmlResult InstantPower(nint device, out uint milliwatts) => Unsupported(out milliwatts, 0u);

    public NvmlResult AveragePower(nint device, out uint milliwatts) => Unsupported(out milliwatts, 0u);

    public NvmlResult PowerUsage(nint device, out uint milliwatts)
    {
        milliwatts = 0;
        return PowerResult;
    }

    public NvmlResult PowerLimit(nint device, out uint milliwatts) => Unsupported(out milliwatts, 0u);

    public NvmlResult Temperature(nint device, out uint degrees)
    {
        Polled();
        return Unsupported(out degrees, 0u);
    }

    public NvmlResult ProcessorClock(nint device, out uint megahertz) => Unsupported(out megahertz, 0u);

    public NvmlResult MemoryClock(nint device, out uint megahertz) => Unsupported(out megahertz, 0u);

    public NvmlResult ClockLimits(nint device, out ClockLimits reasons) => Unsupported(out reasons, default);

    public NvmlResult Utilization(nint device, out uint processorPercent, out uint memoryPercent)
    {
        memoryPercent = 0;
        return Unsupported(out processorPercent, 0u);
    }

    public NvmlResult Processes(nint device, Span<uint> processes, out int count) => Unsupported(out count, 0);

    public void Dispose() => Disposals++;

    private static NvmlResult Unsupported<T>(out T value, T nothing)
    {
        value = nothing;
        return NvmlResult.NotSupported;
    }
}
