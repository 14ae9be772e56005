using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>Cost of a variant on both sides of a comparison, on the same texts.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="BaseEnergyPerText">Mean energy per text, base.</param>
/// <param name="CandidateEnergyPerText">Mean energy per text, candidate.</param>
/// <param name="BaseTimePerText">Mean wall time per text, base.</param>
/// <param name="CandidateTimePerText">Mean wall time per text, candidate.</param>
/// <param name="Units">ln(candidate / base) of each valid unit.</param>
/// <param name="VoidUnits">Number of void units.</param>
/// <param name="Cause">Differences between the two sides, one per line; empty if they were not looked for.</param>
internal sealed record ComparedCost(
    string Variant,
    [property: JsonPropertyName("baseJoulesPerText")] Joules BaseEnergyPerText,
    [property: JsonPropertyName("candidateJoulesPerText")] Joules CandidateEnergyPerText,
    [property: JsonPropertyName("baseSecondsPerText")] Seconds BaseTimePerText,
    [property: JsonPropertyName("candidateSecondsPerText")] Seconds CandidateTimePerText,
    ImmutableArray<double> Units,
    int VoidUnits,
    ImmutableArray<string> Cause)
{
    /// <summary>Share of the machine used by other processes during each valid unit, 0 to 1; null if unknown.</summary>
    public ImmutableArray<double?> ForeignLoad { get; init; } = [];

    /// <summary>Change of energy per text by time alone, at the base's power: P dt.</summary>
    public required Joules FromTime { get; init; }

    /// <summary>Change of energy per text by power alone, over the base's time: t dP.</summary>
    public required Joules FromPower { get; init; }

    /// <summary>Change of energy per text by both together: dP dt.</summary>
    public required Joules FromBoth { get; init; }
}
