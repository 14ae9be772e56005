using System.Text.Json.Serialization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results.Timeline;

/// <summary>A part of a run, up to the next one.</summary>
/// <param name="Name">What the run was doing.</param>
/// <param name="Start">Its start, from the start of the run.</param>
public sealed record TimelineMark(string Name, [property: JsonPropertyName("seconds")] Seconds Start);
