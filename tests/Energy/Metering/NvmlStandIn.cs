using EnergyGate.Measurement.Metering;

namespace EnergyGate.Tests.Energy.Metering;

/// <summary>Plays a machine with, or without, NVIDIA boards.</summary>
internal sealed class NvmlStandIn : INvmlLibrary
{
    public NvmlResult InitializeResult { get; set; }

    public NvmlResult CountResult { get; set; }

    public uint Count { get; set; } = 1;

    public NvmlResult HandleResult { get; set; }

    public NvmlResult MigResult { get; set; } = NvmlResult.NotSupported;

    public uint MigCurrent { get; set; }

    public NvmlResult EnergyResult { get; set; }

    public ulong Millijoules { get; set; } = 1_000_000;

    public NvmlResult InstantResult { get; set; } = NvmlResult.NotSupported;

    public NvmlResult AverageResult { get; set; } = NvmlResult.NotSupported;

    public uint Milliwatts { get; set; } = 50_000;

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

    public NvmlResult DeviceName(nint device, out string name)
    {
        name = "Stand-in GPU";
        return NvmlResult.Success;
    }

    public NvmlResult DeviceUuid(nint device, out string uuid)
    {
        uuid = $"GPU-{device}";
        return NvmlResult.Success;
    }

    public NvmlResult MigMode(nint device, out uint current, out uint pending)
    {
        current = pending = MigCurrent;
        return MigResult;
    }

    public NvmlResult TotalEnergy(nint device, out ulong millijoules)
    {
        millijoules = Millijoules;
        return EnergyResult;
    }

    public NvmlResult InstantPower(nint device, out uint milliwatts)
    {
        milliwatts = InstantResult == NvmlResult.Success ? Milliwatts : 0;
        return InstantResult;
    }

    public NvmlResult AveragePower(nint device, out uint milliwatts)
    {
        milliwatts = AverageResult == NvmlResult.Success ? Milliwatts : 0;
        return AverageResult;
    }

    public void Dispose() => Disposals++;
}
