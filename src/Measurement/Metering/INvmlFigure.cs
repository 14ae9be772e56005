namespace EnergyGate.Measurement.Metering;

/// <summary>One way to get cumulative energy out of NVML.</summary>
internal interface INvmlFigure : IDisposable
{
    /// <summary>How the energy comes about, as part of a sentence.</summary>
    string Source { get; }

    MeterResolution Resolution { get; }

    /// <summary>The latest fault, as a sentence; null while there was none.</summary>
    string? LastFault { get; }

    MeterReading Read();
}
