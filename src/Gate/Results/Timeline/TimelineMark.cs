using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results.Timeline;

/// <summary>A phase of a run; it lasts until the next one.</summary>
/// <param name="Name">Name of the phase.</param>
/// <param name="Start">Start of the phase, from the start of the run.</param>
internal sealed record TimelineMark(string Name, [property: JsonPropertyName("seconds")] Seconds Start);
