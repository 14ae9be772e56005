using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>The examples that a variant answers differently from the reference, with their texts, for the report.</summary>
internal static class AnswerFlips
{
    /// <summary>
    /// Maximum number of examples shown per variant and task. It keeps the report readable, and limits the private texts in it.
    /// </summary>
    public const int MaxShown = 20;

    /// <summary>The flips; null for a regression task, which has none.</summary>
    public static FlippedAnswers? Of(string variant, GlueTask task, TaskInputs inputs, TaskPredictions reference, TaskPredictions candidate)
    {
        if (task.IsRegression)
        {
            return null;
        }

        var flips = PredictionFlips.Between(reference, candidate, inputs.Examples);
        var shown = flips.Losses.Concat(flips.Gains).Concat(flips.Changed).Distinct().Take(MaxShown).Select(i =>
        {
            var example = inputs.Examples[i];
            return new FlippedExample(
                example.Line, example.Text, example.Pair,
                Answer(task, example.Label), Answer(task, reference.ClassOf(i)), Answer(task, candidate.ClassOf(i)));
        });
        return new(variant, task.Name, inputs.Examples.Length, flips.Changed.Length, flips.Losses.Length, flips.Gains.Length, [.. shown]);
    }

    private static string Answer(GlueTask task, int answer) => answer < 0 ? "no answer" : task.Labels[answer];
}
