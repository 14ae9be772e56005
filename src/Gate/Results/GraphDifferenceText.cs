using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>How a variant's graph differs from the one that its baseline holds, for people.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Lines">
/// A sentence, then a line a node: <c>-</c> went, <c>+</c> came, <c>~</c> reads something else; at most some 40.
/// </param>
public sealed record GraphDifferenceText(string Variant, string Task, ImmutableArray<string> Lines) : ICheckResult;
