namespace EnergyGate.Gate.Results;

/// <summary>Mean score of a variant over all tasks of the run, by GLUE's rule. Not made if the score of a task is missing.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Name">Name of the mean: mini-GLUE is not GLUE, and a subset of GLUE has no GLUE score.</param>
/// <param name="Score">The mean, a fraction.</param>
/// <param name="Tasks">Number of tasks.</param>
internal sealed record VariantScore(string Variant, string Name, double Score, int Tasks);
