using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Gate.Inputs;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks;

/// <summary>A variant's answers to a task, or why it does not run.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Task">The task.</param>
/// <param name="Reference">The reference's answers in the same run.</param>
internal sealed record VariantAnswers(VariantRecipe Variant, TaskUnderTest Task, TaskPredictions Reference)
{
    /// <summary>The answers; null when the variant does not run.</summary>
    public TaskPredictions? Predictions { get; init; }

    /// <summary>Why the variant does not run; null when it does.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Whether ONNX Runtime opened the variant's graph; it may have failed later.</summary>
    public bool IsOpened { get; init; }

    /// <summary>Whether these are the reference's own answers.</summary>
    public bool IsReference => Variant == VariantCatalog.Reference;
}
