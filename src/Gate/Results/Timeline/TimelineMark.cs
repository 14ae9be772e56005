namespace EnergyGate.Gate.Results.Timeline;

/// <summary>A part of a run, up to the next one.</summary>
/// <param name="Name">What the run was doing.</param>
/// <param name="Seconds">Its start, from the start of the run (s).</param>
public sealed record TimelineMark(string Name, double Seconds);
