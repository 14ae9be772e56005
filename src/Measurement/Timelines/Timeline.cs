using System.Collections.Immutable;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Timelines;

/// <summary>Power, temperature and clock of a run against monotonic time.</summary>
/// <param name="Points">The steps, the oldest first.</param>
/// <param name="Phases">The parts of the run, the oldest first.</param>
/// <param name="Elapsed">How long the timeline ran.</param>
/// <param name="OwnTime">Processor time that making it took, the meter's own polling included where the meter tells.</param>
public sealed record Timeline(ImmutableArray<TimelinePoint> Points, ImmutableArray<TimelinePhase> Phases, Seconds Elapsed, Seconds OwnTime)
{
    /// <summary>The share of one core that making it took, 0 to 1.</summary>
    public double OwnShareOfCore => Elapsed.Value > 0 ? OwnTime / Elapsed : 0;
}
