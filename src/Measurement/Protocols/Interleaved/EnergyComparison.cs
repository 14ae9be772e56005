using EnergyGate.Measurement.Meters;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>A comparison of a candidate with the reference, ready for a verdict.</summary>
public sealed record EnergyComparison
{
    /// <summary>Summary of the candidate.</summary>
    public required ArmSummary Candidate { get; init; }

    /// <summary>Summary of the reference.</summary>
    public required ArmSummary Reference { get; init; }

    /// <summary>Candidate joules / reference joules per call; below 1 the candidate uses less energy.</summary>
    public required RatioEstimate EnergyRatio { get; init; }

    /// <summary>Candidate seconds / reference seconds per call; below 1 the candidate is faster.</summary>
    public required RatioEstimate TimeRatio { get; init; }

    /// <summary>The meter that measured the energy.</summary>
    public required MeterDescription Meter { get; init; }

    /// <summary>Number of valid rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Number of void rounds.</summary>
    public required int VoidRounds { get; init; }

    /// <summary>Reason for intervals of 0 to infinity, as one sentence; null when they are finite.</summary>
    public required string? InconclusiveReason { get; init; }
}
