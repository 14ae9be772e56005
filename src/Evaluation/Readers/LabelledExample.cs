namespace EnergyGate.Evaluation.Readers;

/// <summary>One labelled line of a task's file; texts as they stand there, never unquoted or trimmed.</summary>
/// <param name="Line">Line number in the file, from 1.</param>
/// <param name="Text">The (first) text.</param>
/// <param name="Pair">The second text; null for single-text tasks.</param>
/// <param name="Label">Class index in GLUE's order; -1 for a regression.</param>
/// <param name="Score">The score of a regression (STS-B: 0 to 5); NaN for a classification.</param>
public readonly record struct LabelledExample(int Line, string Text, string? Pair, int Label, double Score);
