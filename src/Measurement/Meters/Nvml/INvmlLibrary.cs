namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// The functions of NVML that meters call, so that a stand-in can play every machine. Nothing here throws; reading numbers allocates
/// nothing.
/// </summary>
internal interface INvmlLibrary : IDisposable
{
    /// <summary>nvmlInit_v2. Each success needs one <see cref="Shutdown"/>.</summary>
    NvmlResult Initialize();

    /// <summary>nvmlShutdown.</summary>
    NvmlResult Shutdown();

    /// <summary>nvmlSystemGetDriverVersion, e.g. <c>580.65.06</c>.</summary>
    NvmlResult DriverVersion(out string version);

    /// <summary>nvmlSystemGetNVMLVersion, e.g. <c>13.580.65.06</c>.</summary>
    NvmlResult LibraryVersion(out string version);

    /// <summary>nvmlDeviceGetCount_v2.</summary>
    NvmlResult DeviceCount(out uint count);

    /// <summary>nvmlDeviceGetHandleByIndex_v2.</summary>
    NvmlResult DeviceHandle(uint index, out nint device);

    /// <summary>nvmlDeviceGetName.</summary>
    NvmlResult DeviceName(nint device, out string name);

    /// <summary>nvmlDeviceGetUUID.</summary>
    NvmlResult DeviceUuid(nint device, out string uuid);

    /// <summary>nvmlDeviceGetMigMode: 1 where the board is cut into instances.</summary>
    NvmlResult MigMode(nint device, out uint current, out uint pending);

    /// <summary>nvmlDeviceGetEccMode: 1 where memory errors are corrected, which costs bandwidth.</summary>
    NvmlResult EccMode(nint device, out uint current, out uint pending);

    /// <summary>nvmlDeviceGetTotalEnergyConsumption, in millijoules since the driver was loaded.</summary>
    NvmlResult TotalEnergy(nint device, out ulong millijoules);

    /// <summary>NVML_FI_DEV_POWER_INSTANT by nvmlDeviceGetFieldValues, in milliwatts.</summary>
    NvmlResult InstantPower(nint device, out uint milliwatts);

    /// <summary>NVML_FI_DEV_POWER_AVERAGE by nvmlDeviceGetFieldValues, in milliwatts: the average of the last second.</summary>
    NvmlResult AveragePower(nint device, out uint milliwatts);

    /// <summary>
    /// nvmlDeviceGetPowerUsage, in milliwatts: the average of the last second on most boards since Ampere, the latest sample on older ones.
    /// </summary>
    NvmlResult PowerUsage(nint device, out uint milliwatts);

    /// <summary>nvmlDeviceGetEnforcedPowerLimit, in milliwatts: what the board holds itself to, whoever set it.</summary>
    NvmlResult PowerLimit(nint device, out uint milliwatts);

    /// <summary>nvmlDeviceGetTemperature of the chip, in whole degrees Celsius.</summary>
    NvmlResult Temperature(nint device, out uint degrees);

    /// <summary>nvmlDeviceGetClockInfo of the multiprocessors, in megahertz.</summary>
    NvmlResult ProcessorClock(nint device, out uint megahertz);

    /// <summary>nvmlDeviceGetClockInfo of the memory, in megahertz.</summary>
    NvmlResult MemoryClock(nint device, out uint megahertz);

    /// <summary>nvmlDeviceGetCurrentClocksEventReasons, or its older name: why the clocks are not higher, one bit a reason.</summary>
    NvmlResult ClockLimits(nint device, out ClockLimits reasons);

    /// <summary>
    /// nvmlDeviceGetUtilizationRates: percent of the last sampling period in which a kernel ran, and in which memory was read or written.
    /// </summary>
    NvmlResult Utilization(nint device, out uint processorPercent, out uint memoryPercent);

    /// <summary>nvmlDeviceGet(Compute|Graphics|MPSCompute)RunningProcesses_v3: the processes on the board.</summary>
    /// <param name="device">The board.</param>
    /// <param name="processes">Receives the process numbers, as the driver's namespace of processes has them.</param>
    /// <param name="count">How many there are; only as many as there is room for are written.</param>
    NvmlResult Processes(nint device, Span<uint> processes, out int count);
}
