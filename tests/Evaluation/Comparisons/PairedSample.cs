using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Tests.Evaluation.Comparisons;

/// <summary>Examples with predictions of a reference and a candidate, made up from a seed.</summary>
internal sealed record PairedSample(ImmutableArray<LabelledExample> Examples, TaskPredictions Reference, TaskPredictions Candidate)
{
    /// <summary>Binary answers: each is wrong with the reference's error, then flipped with the share of flips.</summary>
    public static PairedSample Binary(string task, int count, double error, double flips, ulong seed)
    {
        var random = new SplitMix64(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Below(2))];
        int[] before = [.. labels.Select(label => random.Below(1_000_000) < error * 1e6 ? 1 - label : label)];
        int[] after = [.. before.Select(answer => random.Below(1_000_000) < flips * 1e6 ? 1 - answer : answer)];
        return Of(task, labels, before, after);
    }

    /// <summary>Given classes of a binary task.</summary>
    public static PairedSample Of(string task, int[] labels, int[] before, int[] after) => new(
        [.. labels.Select((label, i) => new LabelledExample(i + 2, "a", "b", label, double.NaN))],
        new TaskPredictions(task, [.. before.SelectMany(OneHot)]),
        new TaskPredictions(task, [.. after.SelectMany(OneHot)]));

    /// <summary>Scores of STS-B in quarters, a noisy reference, and a candidate with more noise on it.</summary>
    public static PairedSample Scores(int count, double noise, ulong seed)
    {
        var random = new SplitMix64(seed);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Below(21) / 4.0)];
        float[] before = [.. scores.Select(score => (float)(score + Normal(random)))];
        float[] after = [.. before.Select(score => MathF.Round(score + (float)(noise * Normal(random)), 1))];
        return Of(scores, before, after);
    }

    /// <summary>Given scores of STS-B.</summary>
    public static PairedSample Of(double[] scores, float[] before, float[] after) => new(
        [.. scores.Select((score, i) => new LabelledExample(i + 2, "a", "b", -1, score))],
        new TaskPredictions("STS-B", [.. before]),
        new TaskPredictions("STS-B", [.. after]));

    private static float[] OneHot(int answer) => answer == 0 ? [1, 0] : [0, 1];

    private static double Normal(SplitMix64 random) => (Enumerable.Range(0, 12).Sum(_ => random.Below(1 << 20)) / (double)(1 << 20)) - 6;
}
