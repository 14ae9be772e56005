using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The changes that a recording makes to a folder.</summary>
/// <param name="Texts">New texts by path.</param>
/// <param name="Removed">Files to remove.</param>
/// <param name="Remarks">Remarks for the user: which lines were kept or dropped.</param>
internal sealed record BaselineChanges(
    ImmutableSortedDictionary<string, string> Texts, ImmutableArray<string> Removed, ImmutableArray<string> Remarks);
