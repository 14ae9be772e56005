namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>What a power reading of NVML is.</summary>
public enum PowerSource
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>NVML_FI_DEV_POWER_INSTANT: the sensor's latest sample.</summary>
    Instant,

    /// <summary>NVML_FI_DEV_POWER_AVERAGE: the average of the last second.</summary>
    Averaged,

    /// <summary>nvmlDeviceGetPowerUsage: which of the two depends on the board, so it is taken for the average.</summary>
    Unspecified,
}
