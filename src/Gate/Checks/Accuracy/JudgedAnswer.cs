using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>A variant's score on a task beside the reference's, before the whole run's error is shared out.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Comparison">Where its loss stands against its tolerance.</param>
public sealed record JudgedAnswer(VariantRecipe Variant, string Task, MetricComparison Comparison);
