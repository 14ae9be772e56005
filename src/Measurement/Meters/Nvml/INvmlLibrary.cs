namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>The NVML functions that meters use; tests substitute a fake. Nothing throws; reading numbers allocates nothing.</summary>
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

    /// <summary>nvmlDeviceGetMigMode: 1 when the board is partitioned into instances.</summary>
    NvmlResult MigMode(nint device, out uint current, out uint pending);

    /// <summary>nvmlDeviceGetEccMode: 1 when memory error correction is on, which costs bandwidth.</summary>
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

    /// <summary>nvmlDeviceGetEnforcedPowerLimit, in milliwatts: the effective limit, whatever its source.</summary>
    NvmlResult PowerLimit(nint device, out uint milliwatts);

    /// <summary>nvmlDeviceGetTemperature of the chip, in whole degrees Celsius.</summary>
    NvmlResult Temperature(nint device, out uint degrees);

    /// <summary>nvmlDeviceGetClockInfo of the multiprocessors, in megahertz.</summary>
    NvmlResult ProcessorClock(nint device, out uint megahertz);

    /// <summary>nvmlDeviceGetClockInfo of the memory, in megahertz.</summary>
    NvmlResult MemoryClock(nint device, out uint megahertz);

    /// <summary>nvmlDeviceGetCurrentClocksEventReasons, or its older name: reasons that limit the clocks, one bit per reason.</summary>
    NvmlResult ClockLimits(nint device, out ClockLimits reasons);

    /// <summary>
    /// nvmlDeviceGetUtilizationRates: percent of the last sampling period in which a kernel ran, and in which memory was read or written.
    /// </summary>
    NvmlResult Utilization(nint device, out uint processorPercent, out uint memoryPercent);

    /// <summary>nvmlDeviceGet(Compute|Graphics|MPSCompute)RunningProcesses_v3: the processes on the board.</summary>
    /// <param name="device">The board.</param>
    /// <param name="processes">Receives the process IDs in the driver's PID namespace.</param>
    /// <param name="count">Total number of processes, which may exceed the length of the span.</param>
    NvmlResult Processes(nint device, Span<uint> processes, out int count);
}
