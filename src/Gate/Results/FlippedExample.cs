namespace EnergyGate.Gate.Results;

/// <summary>One example to which variant and reference give different answers.</summary>
/// <param name="Line">Line in the task's file, from 1.</param>
/// <param name="Text">The first or only text, as in the file.</param>
/// <param name="Pair">The second text; null for single-text tasks.</param>
/// <param name="Label">The correct answer.</param>
/// <param name="Reference">The reference's answer.</param>
/// <param name="Candidate">The variant's answer.</param>
internal sealed record FlippedExample(int Line, string Text, string? Pair, string Label, string Reference, string Candidate);
