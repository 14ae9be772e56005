using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>
/// Finds a reference that is proven worse than guessing: every variant would agree with it, and a gate that compares variants with it
/// would pass nonsense. Flipped labels, a wrong <c>id2label</c> and a wrong vocabulary show here.
/// </summary>
public static class WorseThanGuessing
{
    // One-sided normal bound at 0.1 %: nine tasks a run give a false alarm in 0.9 % of runs of a model that guesses.
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

        // Whatever the classes' shares, answering each class as often as it occurs is right at least 1 / classes of the time.
        var guessing = 1.0 / task.Labels.Length;
        var right = examples.Where((example, i) => predictions.ClassOf(i) == example.Label).Count() / (double)examples.Length;
        return right < guessing - (Deviations * Math.Sqrt(guessing * (1 - guessing) / examples.Length))
            ? $"only {right:P1} of the answers are right, proven fewer than by guessing: "
                + "are the labels, id2label or the vocabulary another model's?"
            : null;
    }
}
