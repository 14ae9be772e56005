using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Timelines;

/// <summary>A named part of a run; lasts until the next one.</summary>
/// <param name="Name">Name of the phase.</param>
/// <param name="Start">Time since the start of the timeline.</param>
public readonly record struct TimelinePhase(string Name, Seconds Start);
