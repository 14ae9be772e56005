using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Bench.Planting;

/// <summary>Turns right answers into wrong ones: a regression of known size in the answers of a model.</summary>
internal static class WrongAnswers
{
    /// <summary>Max number of answers that can be turned: the right ones. In a regression all, since a score has no class.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="examples">The examples, in the order of the answers.</param>
    public static int MaxCount(TaskPredictions answers, ImmutableArray<LabelledExample> examples) => Turnable(answers, examples).Length;

    /// <summary>
    /// Turns some right answers, drawn at random: the logit of the right class is swapped with that of another class, also drawn. A score
    /// moves by half of its scale towards the far end: by 2.5 in STS-B, whose scores are 0 to 5.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <param name="examples">The examples, in the order of the answers.</param>
    /// <param name="count">How many, at most <see cref="MaxCount"/>.</param>
    /// <param name="random">Draws examples and classes.</param>
    public static TaskPredictions Plant(TaskPredictions answers, ImmutableArray<LabelledExample> examples, int count, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(random);
        var turnable = Turnable(answers, examples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, turnable.Length);
        var logits = answers.Logits.ToArray();
        for (var i = 0; i < count; i++)
        {
            var drawn = i + random.Below(turnable.Length - i);
            (turnable[i], turnable[drawn]) = (turnable[drawn], turnable[i]);
            var logitCount = answers.Definition.LogitCount;
            Turn(answers, examples[turnable[i]], logits.AsSpan(turnable[i] * logitCount, logitCount), random);
        }

        return new(answers.Definition, [.. logits]);
    }

    private static void Turn(TaskPredictions answers, LabelledExample example, Span<float> logits, SplitMix64 random)
    {
        var task = answers.Definition;
        if (task.IsRegression)
        {
            var half = (float)(task.MaxScore - task.MinScore) / 2;
            logits[0] += logits[0] < task.MinScore + half ? half : -half;
            return;
        }

        var other = (example.Label + 1 + random.Below(task.LogitCount - 1)) % task.LogitCount;
        (logits[example.Label], logits[other]) = (logits[other], logits[example.Label]);
    }

    // A swap would not change an answer that ties with another class.
    private static int[] Turnable(TaskPredictions answers, ImmutableArray<LabelledExample> examples) =>
    [
        .. Enumerable.Range(0, answers.Count).Where(i =>
            answers.Definition.IsRegression
            || (answers.ClassOf(i) == examples[i].Label && IsClear(answers.LogitsOf(i), examples[i].Label))),
    ];

    private static bool IsClear(ReadOnlySpan<float> logits, int answer)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            if (i != answer && logits[i] >= logits[answer])
            {
                return false;
            }
        }

        return true;
    }
}
