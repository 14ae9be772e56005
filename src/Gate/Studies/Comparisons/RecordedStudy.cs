using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Policy.Certificates;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>What is recorded of a study.</summary>
/// <param name="Records">Every comparison so far.</param>
/// <param name="Wanted">Comparisons that were asked for.</param>
/// <param name="Conditions">What the figures depend on, one line.</param>
/// <param name="Plan">How each comparison was made.</param>
/// <param name="Meter">What measured it.</param>
/// <param name="LastDay">The day of the last comparison: a study that is only read again is no younger for it.</param>
public sealed record RecordedStudy(
    ImmutableArray<RecordedComparison> Records, int Wanted, string Conditions, ComparisonPlan Plan, MeterIdentity Meter, DateOnly LastDay)
{
    /// <summary>Whether all comparisons that were asked for are there.</summary>
    public bool IsComplete => Records.Length >= Wanted;
}
