using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>What a variant costs on both sides of a comparison, on the same texts.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="BaseEnergyPerText">Mean energy per text, base.</param>
/// <param name="CandidateEnergyPerText">Mean energy per text, candidate.</param>
/// <param name="BaseTimePerText">Mean wall time per text, base.</param>
/// <param name="CandidateTimePerText">Mean wall time per text, candidate.</param>
/// <param name="Units">ln(candidate / base) of each unit that counts.</param>
/// <param name="VoidUnits">Units that do not count.</param>
/// <param name="Cause">What differs between the two sides, a line each; empty when nothing was looked for.</param>
public sealed record ComparedCost(
    string Variant,
    [property: JsonPropertyName("baseJoulesPerText")] Joules BaseEnergyPerText,
    [property: JsonPropertyName("candidateJoulesPerText")] Joules CandidateEnergyPerText,
    [property: JsonPropertyName("baseSecondsPerText")] Seconds BaseTimePerText,
    [property: JsonPropertyName("candidateSecondsPerText")] Seconds CandidateTimePerText,
    ImmutableArray<double> Units,
    int VoidUnits,
    ImmutableArray<string> Cause)
{
    /// <summary>Share of the machine that other processes used during each unit that counts, 0 to 1; null where it is not known.</summary>
    public ImmutableArray<double?> ForeignLoad { get; init; } = [];

    /// <summary>What longer blocks cost per text, at the base's power: P dt.</summary>
    public required Joules FromTime { get; init; }

    /// <summary>What more power costs per text, over the base's time: t dP.</summary>
    public required Joules FromPower { get; init; }

    /// <summary>What both together cost per text beyond that: dP dt.</summary>
    public required Joules FromBoth { get; init; }
}
