using System.Collections.Immutable;
using EnergyGate.Evaluation.Readers;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>The condition under which two sets of predictions can be compared.</summary>
internal static class PairedPredictions
{
    /// <summary>Refuses predictions of different tasks, or of other examples.</summary>
    public static void Require(TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(candidate);
        if (reference.Task != candidate.Task)
        {
            throw new ArgumentException(
                $"predictions of {reference.Task} against predictions of {candidate.Task}: compare predictions of one task",
                nameof(candidate));
        }

        reference.RequireSameCount(examples);
        candidate.RequireSameCount(examples);
        var classes = reference.Definition.Labels.Length;
        if (classes > 0 && examples.Any(example => example.Label < 0 || example.Label >= classes))
        {
            throw new ArgumentException(
                $"an example's label is no class of {reference.Task}: read the examples as that task", nameof(examples));
        }
    }
}
