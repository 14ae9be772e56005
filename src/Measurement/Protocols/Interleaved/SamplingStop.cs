namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Why a sampling run ended.</summary>
public enum SamplingStop
{
    /// <summary>All rounds of the plan were measured.</summary>
    Rounds,

    /// <summary>The next round would not have ended within the budget.</summary>
    Budget,

    /// <summary>It was cancelled; the rounds that were complete are kept.</summary>
    Cancelled,
}
