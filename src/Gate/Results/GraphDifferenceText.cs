using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>Difference between a variant's graph and its baseline, as text for people.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Lines">
/// A sentence, then one line per node: <c>-</c> removed, <c>+</c> added, <c>~</c> changed inputs. About 40 lines at most.
/// </param>
internal sealed record GraphDifferenceText(string Variant, string Task, ImmutableArray<string> Lines) : ICheckResult;
