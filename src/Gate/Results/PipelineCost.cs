using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results;

/// <summary>Cost of a variant from text to answer, on both sides of a comparison.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="BaseEnergyPerText">Mean energy per text, base.</param>
/// <param name="CandidateEnergyPerText">Mean energy per text, candidate.</param>
/// <param name="Units">ln(candidate / base) of each valid unit.</param>
/// <param name="VoidUnits">Number of void units.</param>
/// <param name="Stages">Time per text of each stage, in the order of the way.</param>
internal sealed record PipelineCost(
    string Variant,
    [property: JsonPropertyName("baseJoulesPerText")] Joules BaseEnergyPerText,
    [property: JsonPropertyName("candidateJoulesPerText")] Joules CandidateEnergyPerText,
    ImmutableArray<double> Units,
    int VoidUnits,
    ImmutableArray<StageCost> Stages);
