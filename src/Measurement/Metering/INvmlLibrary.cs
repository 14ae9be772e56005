namespace EnergyGate.Measurement.Metering;

/// <summary>The functions of NVML that the meter calls, so that a stand-in can play every machine. Nothing here throws; reading allocates nothing.</summary>
internal interface INvmlLibrary : IDisposable
{
    /// <summary>nvmlInit_v2. Each success needs one <see cref="Shutdown"/>.</summary>
    NvmlResult Initialize();

    /// <summary>nvmlShutdown.</summary>
    NvmlResult Shutdown();

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

    /// <summary>nvmlDeviceGetTotalEnergyConsumption, in millijoules since the driver was loaded.</summary>
    NvmlResult TotalEnergy(nint device, out ulong millijoules);

    /// <summary>NVML_FI_DEV_POWER_INSTANT by nvmlDeviceGetFieldValues, in milliwatts.</summary>
    NvmlResult InstantPower(nint device, out uint milliwatts);

    /// <summary>nvmlDeviceGetPowerUsage, in milliwatts: a 1 s average on most boards since Ampere.</summary>
    NvmlResult AveragePower(nint device, out uint milliwatts);
}
