using System.Collections.Immutable;

namespace EnergyGate.Gate.Results.Timeline;

/// <summary>Power, temperature and clock over a run, in monotonic time.</summary>
/// <param name="Readings">The steps in order of time.</param>
/// <param name="Phases">The phases in order of time.</param>
internal sealed record RunTimeline(ImmutableArray<TimelineReading> Readings, ImmutableArray<TimelineMark> Phases);
