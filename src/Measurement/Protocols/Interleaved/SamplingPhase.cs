namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>What a sampling run is doing.</summary>
public enum SamplingPhase
{
    /// <summary>Warming each arm up and finding the length of its blocks.</summary>
    WarmUp,

    /// <summary>Measuring rounds.</summary>
    Rounds,
}
