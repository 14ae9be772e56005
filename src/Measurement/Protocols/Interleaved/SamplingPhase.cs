namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>The phase of a sampling run.</summary>
public enum SamplingPhase
{
    /// <summary>Warming up each arm and sizing its blocks.</summary>
    WarmUp,

    /// <summary>Measuring rounds.</summary>
    Rounds,
}
