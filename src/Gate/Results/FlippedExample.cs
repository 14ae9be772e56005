namespace EnergyGate.Gate.Results;

/// <summary>One example that a variant answers otherwise than the reference.</summary>
/// <param name="Line">Line of the task's file, from 1.</param>
/// <param name="Text">The (first) text, as it stands in the file.</param>
/// <param name="Pair">The second text; null for single-text tasks.</param>
/// <param name="Label">The right answer.</param>
/// <param name="Reference">The reference's answer.</param>
/// <param name="Candidate">The variant's answer.</param>
public sealed record FlippedExample(int Line, string Text, string? Pair, string Label, string Reference, string Candidate);
