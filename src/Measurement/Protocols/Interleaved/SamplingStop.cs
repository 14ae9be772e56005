namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Reason that a sampling run ended.</summary>
public enum SamplingStop
{
    /// <summary>All rounds of the plan were measured.</summary>
    Rounds,

    /// <summary>The next round would not have ended within the budget.</summary>
    Budget,

    /// <summary>The run was cancelled; complete rounds are kept.</summary>
    Cancelled,
}
