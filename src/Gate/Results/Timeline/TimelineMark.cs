namespace EnergyGate.Gate.Results.Timeline;

/// <summary>A phase of a run; it lasts until the next one.</summary>
/// <param name="Name">Name of the phase.</param>
/// <param name="Seconds">Start of the phase, from the start of the run (s).</param>
public sealed record TimelineMark(string Name, double Seconds);
