using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>The addresses of NVML's functions in a loaded library, each resolved once; 0 when this version lacks it.</summary>
/// <param name="library">The library's handle.</param>
internal sealed class NvmlSymbols(nint library)
{
    public const string InitializeName = "nvmlInit_v2";

    public nint Initialize { get; } = Find(library, InitializeName);

    public nint Shutdown { get; } = Find(library, "nvmlShutdown");

    public nint DriverVersion { get; } = Find(library, "nvmlSystemGetDriverVersion");

    public nint LibraryVersion { get; } = Find(library, "nvmlSystemGetNVMLVersion");

    public nint DeviceCount { get; } = Find(library, "nvmlDeviceGetCount_v2");

    public nint DeviceHandle { get; } = Find(library, "nvmlDeviceGetHandleByIndex_v2");

    public nint DeviceName { get; } = Find(library, "nvmlDeviceGetName");

    public nint DeviceUuid { get; } = Find(library, "nvmlDeviceGetUUID");

    public nint MigMode { get; } = Find(library, "nvmlDeviceGetMigMode");

    public nint EccMode { get; } = Find(library, "nvmlDeviceGetEccMode");

    public nint TotalEnergy { get; } = Find(library, "nvmlDeviceGetTotalEnergyConsumption");

    public nint FieldValues { get; } = Find(library, "nvmlDeviceGetFieldValues");

    public nint PowerUsage { get; } = Find(library, "nvmlDeviceGetPowerUsage");

    public nint PowerLimit { get; } = Find(library, "nvmlDeviceGetEnforcedPowerLimit");

    public nint Temperature { get; } = Find(library, "nvmlDeviceGetTemperature");

    public nint ClockInfo { get; } = Find(library, "nvmlDeviceGetClockInfo");

    public nint ClockLimits { get; } = Find(library, "nvmlDeviceGetCurrentClocksEventReasons", "nvmlDeviceGetCurrentClocksThrottleReasons");

    public nint Utilization { get; } = Find(library, "nvmlDeviceGetUtilizationRates");

    public nint ComputeProcesses { get; } = Find(
        library, "nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetComputeRunningProcesses_v2");

    public nint GraphicsProcesses { get; } = Find(
        library, "nvmlDeviceGetGraphicsRunningProcesses_v3", "nvmlDeviceGetGraphicsRunningProcesses_v2");

    public nint SharedProcesses { get; } = Find(
        library, "nvmlDeviceGetMPSComputeRunningProcesses_v3", "nvmlDeviceGetMPSComputeRunningProcesses_v2");

    private static nint Find(nint library, string name) => NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;

    private static nint Find(nint library, string name, string olderName) =>
        Find(library, name) is var address and not 0 ? address : Find(library, olderName);
}
