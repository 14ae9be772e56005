using System.Collections.Immutable;

namespace EnergyGate.Bench.Comparisons;

/// <summary>The records of a study.</summary>
/// <param name="Records">All comparisons so far.</param>
/// <param name="Wanted">Total number of comparisons that was asked for.</param>
/// <param name="Conditions">The conditions of the figures, in one line.</param>
/// <param name="LastDay">The day (UTC) of the last comparison. Reading a study again does not change it.</param>
public sealed record RecordedStudy(ImmutableArray<RecordedComparison> Records, int Wanted, string Conditions, DateOnly LastDay)
{
    /// <summary>Whether all comparisons that were asked for are recorded.</summary>
    public bool IsComplete => Records.Length >= Wanted;
}
