using System.Collections.Immutable;
using EnergyGate.Evaluation.Predictions;
using EnergyGate.Evaluation.Randomness;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// The paired bootstrap (Efron and Tibshirani 1993, chapter 13; for paired systems Berg-Kirkpatrick et al. 2012): examples are drawn
/// with replacement, both models are scored on the same draw, and the difference is kept. Equal seeds give equal results everywhere.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Fewest draws accepted: below, the bounds themselves are noise.</summary>
    public const int FewestDraws = 10_000;

    /// <summary>The differences of a metric, candidate minus reference, on resamples of the examples.</summary>
    /// <param name="metric">A metric of the task.</param>
    /// <param name="reference">Predictions compared with.</param>
    /// <param name="candidate">Predictions of the same task and examples.</param>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    /// <param name="draws">Number of resamples, at least <see cref="FewestDraws"/>.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <exception cref="ArgumentException">The three do not belong together, the metric is not the task's, or an example has no answer.</exception>
    public static BootstrapDistribution Run(
        GlueMetric metric, TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples, int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, FewestDraws);
        PairedPredictions.Require(reference, candidate, examples);
        if (!reference.Definition.Metrics.Contains(metric) || reference.FirstUnanswered() >= 0 || candidate.FirstUnanswered() >= 0)
        {
            throw new ArgumentException($"{metric.Name()} of {reference.Task}: a metric of the task and an answer to every example are needed", nameof(metric));
        }

        return new BootstrapDistribution(Draw(DifferenceOf(metric, reference, candidate, examples), draws, new SplitMix64(seed)));
    }

    private static IPairedDifference DifferenceOf(
        GlueMetric metric, TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples)
    {
        if (!reference.Definition.IsRegression)
        {
            int[] labels = [.. examples.Select(example => example.Label)];
            return new ClassificationDifference(metric, reference.Definition.Labels.Length, labels, reference.Classes().AsSpan(), candidate.Classes().AsSpan());
        }

        double[] scores = [.. examples.Select(example => example.Score)];
        return metric == GlueMetric.Pearson
            ? new PearsonDifference(scores, reference.Scores().AsSpan(), candidate.Scores().AsSpan())
            : new SpearmanDifference(scores, reference.Scores().AsSpan(), candidate.Scores().AsSpan());
    }

    private static double[] Draw(IPairedDifference difference, int draws, SplitMix64 random)
    {
        var slots = difference.Slots;
        var times = new int[difference.SlotCount];
        var differences = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            Array.Clear(times);
            for (var i = 0; i < slots.Length; i++)
            {
                times[slots[random.Below(slots.Length)]]++;
            }

            differences[draw] = difference.At(times);
        }

        return differences;
    }
}
