using System.Collections.Immutable;

namespace EnergyGate.Gate.Results.Timeline;

/// <summary>Power, temperature and clock of a run against monotonic time.</summary>
/// <param name="Readings">The steps, the oldest first.</param>
/// <param name="Phases">The parts of the run.</param>
public sealed record RunTimeline(ImmutableArray<TimelineReading> Readings, ImmutableArray<TimelineMark> Phases);
