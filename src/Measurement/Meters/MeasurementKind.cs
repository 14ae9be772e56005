namespace EnergyGate.Measurement.Meters;

/// <summary>Kind of an energy figure. Figures of different kinds are never compared.</summary>
public enum MeasurementKind
{
    /// <summary>Read from a sensor or an energy counter of the device (NVML, RAPL).</summary>
    Measured,

    /// <summary>Computed from another measured quantity: CPU time times watts per core.</summary>
    Estimated,

    /// <summary>Computed from the amount of work by a model of the device.</summary>
    Modelled,
}
