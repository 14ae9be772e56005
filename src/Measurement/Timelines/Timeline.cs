using System.Collections.Immutable;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Timelines;

/// <summary>Power, temperature and clock of a run over monotonic time.</summary>
/// <param name="Points">The steps, oldest first.</param>
/// <param name="Phases">The phases of the run, oldest first.</param>
/// <param name="Elapsed">Duration of the timeline.</param>
/// <param name="OwnTime">CPU time of the recording, including the meter's polling where the meter reports it.</param>
public sealed record Timeline(ImmutableArray<TimelinePoint> Points, ImmutableArray<TimelinePhase> Phases, Seconds Elapsed, Seconds OwnTime)
{
    /// <summary>CPU time of the recording as a share of one core, 0 to 1.</summary>
    public double OwnShareOfCore => Elapsed.Value > 0 ? OwnTime / Elapsed : 0;
}
