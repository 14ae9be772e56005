using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// The answers to all examples of a task as one text: one digit per class, or scores with three decimals, separated by spaces.
/// </summary>
internal static class AnswerText
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const char NoAnswer = '?';

    /// <summary>
    /// The text of predictions; an example without an answer is a question mark or <c>NaN</c>, which <see cref="Parse"/> refuses.
    /// </summary>
    public static string Of(TaskPredictions predictions) => predictions.Definition.IsRegression
        ? string.Join(' ', predictions.Logits.Select(score => Score(score)))
        : string.Concat(predictions.Classes().Select(Digit));

    /// <summary>The text of the true labels.</summary>
    public static string Of(GlueTask task, ImmutableArray<LabelledExample> examples) => task.IsRegression
        ? string.Join(' ', examples.Select(example => Score(example.Score)))
        : string.Concat(examples.Select(example => Digit(example.Label)));

    /// <summary>Reads answers back, as predictions: scores as they stand, classes as logits of 1 and 0.</summary>
    /// <param name="task">The task.</param>
    /// <param name="text">The text.</param>
    /// <returns>The predictions, or null if the text does not hold answers of this task.</returns>
    public static TaskPredictions? Parse(GlueTask task, string text)
    {
        if (task.IsRegression)
        {
            var words = text.Split(' ');
            ImmutableArray<float> scores =
            [
                .. words.Select(word =>
                    float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? score : float.NaN),
            ];
            return scores.All(float.IsFinite) ? new(task, scores) : null;
        }

        int[] classes = [.. text.Select(digit => Digits.IndexOf(digit, StringComparison.Ordinal))];
        return classes.Length > 0 && classes.All(index => index >= 0 && index < task.LogitCount)
            ? new(task, [.. classes.SelectMany(index => Enumerable.Range(0, task.LogitCount).Select(i => i == index ? 1f : 0f))])
            : null;
    }

    /// <summary>The predictions that a baseline would give back: scores rounded as stored.</summary>
    public static TaskPredictions Rounded(TaskPredictions predictions) => Parse(predictions.Definition, Of(predictions)) ?? predictions;

    private static char Digit(int index) => index < 0 ? NoAnswer : Digits[index];

    private static string Score(double score) => score.ToString("F3", CultureInfo.InvariantCulture);
}
