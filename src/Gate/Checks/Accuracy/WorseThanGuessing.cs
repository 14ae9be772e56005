using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>
/// Finds a reference that is proven worse than guessing: every variant would agree with it, and a gate that compares variants with it
/// would pass nonsense. It catches flipped labels, a wrong <c>id2label</c> and a wrong vocabulary.
/// </summary>
internal static class WorseThanGuessing
{
    // One-sided normal bound at 0.1 %: with nine tasks per run, a model that guesses has a false-positive rate of 0.9 % per run.
    private const double Deviations = 3.09;

    /// <summary>Why the predictions cannot serve as a reference, or null.</summary>
    public static string? Find(GlueTask task, TaskPredictions predictions, ImmutableArray<LabelledExample> examples)
    {
        var unanswered = predictions.FirstUnanswered();
        if (unanswered >= 0)
        {
            return $"the example of line {examples[unanswered].Line} has no answer (NaN or infinite)";
        }

        if (task.IsRegression)
        {
            var pearson = predictions.ScoreOn(examples).Scores[0].Value;
            return Math.Atanh(pearson) < -Deviations / Math.Sqrt(Math.Max(1, examples.Length - 3))
                ? "the scores are proven to fall where the labels rise: are the labels flipped?"
                : null;
        }

        // Guessing each class as often as it occurs is right at least 1 / classes of the time, whatever the shares of the classes.
        var guessing = 1.0 / task.Labels.Length;
        var right = examples.Where((example, i) => predictions.ClassOf(i) == example.Label).Count() / (double)examples.Length;
        return right < guessing - (Deviations * Math.Sqrt(guessing * (1 - guessing) / examples.Length))
            ? $"only {right:P1} of the answers are right, proven worse than guessing: "
                + "do the labels, id2label or the vocabulary belong to another model?"
            : null;
    }
}
