namespace EnergyGate.Gate.Results;

/// <summary>
/// A variant's mean score over all tasks of the run, by GLUE's rule; there is none for a variant that lacks the score of a task.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Name">What the mean may be called: the stand-in is not GLUE, and a part of GLUE is not its score.</param>
/// <param name="Score">The mean, a fraction.</param>
/// <param name="Tasks">Tasks in it.</param>
public sealed record VariantScore(string Variant, string Name, double Score, int Tasks);
