using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Results;

/// <summary>Time of one stage of the way from text to answer.</summary>
/// <param name="Stage">Name of the stage, e.g. <c>tokenize</c>.</param>
/// <param name="Base">Mean wall time per text, base.</param>
/// <param name="Candidate">Mean wall time per text, candidate.</param>
internal sealed record StageCost(
    string Stage,
    [property: JsonPropertyName("baseSecondsPerText")] Seconds Base,
    [property: JsonPropertyName("candidateSecondsPerText")] Seconds Candidate)
{
    /// <summary>tokenize, batch, feed, run or read-out.</summary>
    public static string NameOf(PipelineStage stage) => stage == PipelineStage.ReadOut ? "read-out" : stage.ToString().ToLowerInvariant();
}
