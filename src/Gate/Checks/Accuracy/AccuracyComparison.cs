using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>A variant's score on a task against the reference's, before the correction for all comparisons of the run.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Comparison">Its loss, compared with its tolerance.</param>
internal sealed record AccuracyComparison(VariantRecipe Variant, string Task, MetricComparison Comparison);
