using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>
/// Refuses a tolerance that a task has too few examples to confirm: its cell would stay open for ever, or pass by luck.
/// </summary>
internal static class UnconfirmableTolerance
{
    /// <summary>Checks each variant's tolerance against its declared flips and the number of examples per task.</summary>
    /// <remarks>
    /// The formula is that of a paired difference of accuracies. F1, Matthews and the correlations move by up to about twice as much. For
    /// them it is a lower bound: a tolerance below it cannot be confirmed, and one above it may still stay open.
    /// </remarks>
    /// <exception cref="BadInputException">
    /// A tolerance cannot be confirmed; the message names variant, task, tolerance, examples and the minimum.
    /// </exception>
    public static void Refuse(GateOptions options, GateInputs inputs)
    {
        foreach (var (model, _, texts) in inputs.Tasks)
        {
            foreach (var variant in options.Variants.Where(variant => variant != VariantCatalog.Reference && !variant.IsExperimental))
            {
                var tolerance = options.ToleranceOf(variant, model.Task.Name);
                var flips = variant.MaxFlipsOf(model.Task.Name);
                var smallest = ConfirmableTolerance.Min(texts.Examples.Length, flips);
                if (!(tolerance >= smallest))
                {
                    throw new BadInputException(
                        $"{variant.Name} on {model.Task.Name}: a tolerance of {Format.Tolerance(tolerance)} cannot be confirmed on "
                        + $"{texts.Examples.Length} examples at {Format.Tolerance(flips)} declared flips; "
                        + $"the minimum is {Format.Tolerance(smallest)}: declare fewer flips or a wider tolerance "
                        + $"(--tolerance {model.Task.Name}={Format.Tolerance(Math.Ceiling(smallest * 1000) / 1000)})");
                }
            }
        }
    }
}
