using System.Collections.Immutable;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// The paired bootstrap (Efron and Tibshirani 1993, chapter 13; for paired systems Berg-Kirkpatrick et al. 2012): examples are drawn
/// with replacement, both models are scored on the same draw, and the difference is kept. Equal seeds give equal results.
/// </summary>
internal static class PairedBootstrap
{
    /// <summary>Minimum number of draws; with fewer the bounds are dominated by resampling noise.</summary>
    public const int MinDraws = 10_000;

    /// <summary>The differences of a metric, candidate minus reference, on resamples of the examples.</summary>
    /// <param name="metric">A metric of the task.</param>
    /// <param name="reference">Predictions compared with.</param>
    /// <param name="candidate">Predictions of the same task and examples.</param>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    /// <param name="draws">Number of resamples, at least <see cref="MinDraws"/>.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <exception cref="ArgumentException">The three do not belong together, the metric is not the task's, or an example has no
    /// answer.</exception>
    public static BootstrapDistribution Run(
        GlueMetric metric, TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples, int draws,
        ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, MinDraws);
        PairedPredictions.Require(reference, candidate, examples);
        if (!reference.Definition.Metrics.Contains(metric) || reference.FirstUnanswered() >= 0 || candidate.FirstUnanswered() >= 0)
        {
            throw new ArgumentException(
                $"{metric.Name()} of {reference.Task}: a metric of the task and an answer to every example are needed", nameof(metric));
        }

        var difference = DifferenceOf(metric, reference, candidate, examples);
        var resamples = Draw(difference, examples.Length, draws, new SplitMix64(seed));
        return new BootstrapDistribution(resamples, difference.At(difference.Weights), Acceleration(difference));
    }

    private static IPairedDifference DifferenceOf(
        GlueMetric metric, TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples)
    {
        if (!reference.Definition.IsRegression)
        {
            int[] labels = [.. examples.Select(example => example.Label)];
            return new ClassificationDifference(
                metric, reference.Definition.Labels.Length, labels, reference.Classes().AsSpan(), candidate.Classes().AsSpan());
        }

        double[] scores = [.. examples.Select(example => example.Score)];
        return metric == GlueMetric.Pearson
            ? new PearsonDifference(scores, reference.Scores().AsSpan(), candidate.Scores().AsSpan())
            : new SpearmanDifference(scores, reference.Scores().AsSpan(), candidate.Scores().AsSpan());
    }

    private static double[] Draw(IPairedDifference difference, int exampleCount, int draws, SplitMix64 random)
    {
        var chooser = new WeightedChoice(difference.Weights);
        var times = new double[difference.Weights.Length];
        var differences = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            Array.Clear(times);
            for (var i = 0; i < exampleCount; i++)
            {
                times[chooser.Next(random)]++;
            }

            differences[draw] = difference.At(times);
        }

        return differences;
    }

    // Skewness / 6 of the jackknife: each slot's examples are left out one at a time, which is the same for all of a slot.
    private static double Acceleration(IPairedDifference difference)
    {
        var weights = difference.Weights;
        var times = weights.ToArray();
        var left = new double[weights.Length];
        double mean = 0, total = 0, squares = 0, cubes = 0;
        for (var i = 0; i < times.Length; i++)
        {
            if (weights[i] > 0)
            {
                times[i] = Math.Max(0, weights[i] - 1);
                left[i] = difference.At(times);
                times[i] = weights[i];
                mean += weights[i] * left[i];
                total += weights[i];
            }
        }

        mean /= total;
        for (var i = 0; i < left.Length; i++)
        {
            var influence = mean - left[i];
            squares += weights[i] * influence * influence;
            cubes += weights[i] * influence * influence * influence;
        }

        return squares > 0 ? cubes / (6 * squares * Math.Sqrt(squares)) : 0; // also for NaN: a set of two or three
    }
}
