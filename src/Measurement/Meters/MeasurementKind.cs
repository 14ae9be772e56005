namespace EnergyGate.Measurement.Meters;

/// <summary>What an energy figure is. Figures of different kinds are never compared with one another.</summary>
public enum MeasurementKind
{
    /// <summary>Read from a sensor or an energy counter of the device (NVML, RAPL).</summary>
    Measured,

    /// <summary>Computed from something measured beside it: CPU time times watts per core.</summary>
    Estimated,

    /// <summary>Computed from the work alone, by a model of the device.</summary>
    Modelled,
}
