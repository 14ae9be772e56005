using EnergyGate.Measurement.Meters;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>A candidate against the reference: plain values, ready for a verdict.</summary>
public sealed record EnergyComparison
{
    /// <summary>The candidate's own figures.</summary>
    public required ArmSummary Candidate { get; init; }

    /// <summary>The reference's own figures.</summary>
    public required ArmSummary Reference { get; init; }

    /// <summary>Joules of the candidate to joules of the reference, for one call; below 1 the candidate saves.</summary>
    public required RatioEstimate EnergyRatio { get; init; }

    /// <summary>Seconds of the candidate to seconds of the reference, for one call; below 1 the candidate is faster.</summary>
    public required RatioEstimate TimeRatio { get; init; }

    /// <summary>The meter behind the joules.</summary>
    public required MeterDescription Meter { get; init; }

    /// <summary>Rounds that count.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds that do not.</summary>
    public required int VoidRounds { get; init; }

    /// <summary>Why the intervals are 0 to infinity, as one sentence; null when they are finite.</summary>
    public required string? InconclusiveReason { get; init; }
}
