using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>What a recording does to a folder.</summary>
/// <param name="Texts">New texts by path.</param>
/// <param name="Removed">Files that go.</param>
/// <param name="Remarks">What a person should know: lines that were kept or dropped.</param>
public sealed record BaselineChanges(
    ImmutableSortedDictionary<string, string> Texts, ImmutableArray<string> Removed, ImmutableArray<string> Remarks);
