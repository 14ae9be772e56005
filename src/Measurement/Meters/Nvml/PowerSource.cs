namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Kind of an NVML power reading.</summary>
public enum PowerSource
{
    /// <summary>No power reading.</summary>
    None,

    /// <summary>NVML_FI_DEV_POWER_INSTANT: the sensor's latest sample.</summary>
    Instant,

    /// <summary>NVML_FI_DEV_POWER_AVERAGE: the average of the last second.</summary>
    Averaged,

    /// <summary>nvmlDeviceGetPowerUsage: instant or averaged, depending on the board; treated as averaged.</summary>
    Unspecified,
}
