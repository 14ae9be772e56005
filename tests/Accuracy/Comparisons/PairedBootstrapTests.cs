using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Randomness;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Accuracy.Comparisons;

public sealed class PairedBootstrapTests
{
    private const int Draws = PairedBootstrap.FewestDraws;

    [TestCase(GlueMetric.Pearson)]
    [TestCase(GlueMetric.Spearman)]
    public void Run_OfScores_EqualsScoringEachResampleAnew(GlueMetric metric)
    {
        var sample = PairedSample.Scores(30, 0.5, 3);
        double[] truth = [.. sample.Examples.Select(example => example.Score)];
        double[] before = [.. sample.Reference.Scores()], after = [.. sample.Candidate.Scores()];

        AssertSameIntervals(metric, sample, 5, places =>
            Score(places, truth, after) - Score(places, truth, before));

        double Score(int[] places, double[] x, double[] y)
        {
            double[] left = [.. places.Select(i => x[i])], right = [.. places.Select(i => y[i])];
            return metric == GlueMetric.Pearson ? Correlation.Pearson(left, right) : Correlation.Spearman(left, right);
        }
    }

    [TestCase("MRPC", GlueMetric.F1)]
    [TestCase("CoLA", GlueMetric.Matthews)]
    [TestCase("RTE", GlueMetric.Accuracy)]
    public void Run_OfClasses_EqualsScoringEachResampleAnew(string task, GlueMetric metric)
    {
        var sample = PairedSample.Binary(task, 40, 0.2, 0.15, 11);
        int[] truth = [.. sample.Examples.Select(example => example.Label)];
        ImmutableArray<int> before = sample.Reference.Classes(), after = sample.Candidate.Classes();

        AssertSameIntervals(metric, sample, 5, places => Score(places, after) - Score(places, before));

        double Score(int[] places, ImmutableArray<int> answers)
        {
            int[] labels = [.. places.Select(i => truth[i])], predicted = [.. places.Select(i => answers[i])];
            return metric switch
            {
                GlueMetric.F1 => Classification.F1(labels, predicted),
                GlueMetric.Matthews => Classification.Matthews(labels, predicted),
                _ => Classification.Accuracy(labels, predicted),
            };
        }
    }

    [Test]
    public void Run_WithTheSameSeed_IsTheSameAndWithAnotherIsNot()
    {
        var sample = PairedSample.Binary("CoLA", 300, 0.2, 0.1, 1);
        BootstrapDistribution Run(ulong seed) => PairedBootstrap.Run(GlueMetric.Matthews, sample.Reference, sample.Candidate, sample.Examples, Draws, seed);

        Run(1).Interval(0.95).Should().Be(Run(1).Interval(0.95));
        Run(1).Interval(0.95).Should().NotBe(Run(2).Interval(0.95));
    }

    [Test]
    public void Run_OfAccuracy_AgreesWithTheScoreInterval()
    {
        var sample = PairedSample.Binary("SST-2", 2000, 0.1, 0.06, 9);
        var flips = PredictionFlips.Between(sample.Reference, sample.Candidate, sample.Examples);

        var bootstrap = PairedBootstrap.Run(GlueMetric.Accuracy, sample.Reference, sample.Candidate, sample.Examples, 20_000, 4).Interval(0.95);
        var score = TangoInterval.Of(flips.Losses.Length, flips.Gains.Length, 2000, 0.95);

        bootstrap.Low.Should().BeApproximately(score.Low, 0.001);
        bootstrap.High.Should().BeApproximately(score.High, 0.001);
    }

    [Test]
    public void Run_OfTinySets_BoundsNothingFromUndefinedResamples()
    {
        var sample = PairedSample.Of([1, 2], [1f, 2f], [2f, 1f]);

        var interval = PairedBootstrap.Run(GlueMetric.Pearson, sample.Reference, sample.Candidate, sample.Examples, Draws, 1).Interval(0.95);

        interval.Should().Be(new DifferenceInterval(double.NegativeInfinity, double.PositiveInfinity));
    }

    [Test]
    public void Run_WithTooFewDrawsOrAForeignMetric_IsRefused()
    {
        var sample = PairedSample.Binary("CoLA", 20, 0.2, 0.1, 1);

        ((Action)(() => PairedBootstrap.Run(GlueMetric.Matthews, sample.Reference, sample.Candidate, sample.Examples, 9_999, 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => PairedBootstrap.Run(GlueMetric.F1, sample.Reference, sample.Candidate, sample.Examples, Draws, 1))).Should().Throw<ArgumentException>();
    }

    [Test]
    public void Interval_OfKnownDraws_TakesTheOrderStatistics()
    {
        var distribution = new BootstrapDistribution([.. Enumerable.Range(1, 99).Select(i => (double)i)]);

        distribution.Interval(0.95).Should().Be(new DifferenceInterval(5, 95));
        distribution.ShareNotBelow(100).Should().Be(0.01);
        distribution.ShareNotBelow(51).Should().Be(0.5);
    }

    [Test]
    public void Interval_WithUndefinedDraws_MovesOutwards()
    {
        var distribution = new BootstrapDistribution([.. Enumerable.Range(1, 97).Select(i => (double)i), double.NaN, double.NaN]);

        distribution.Interval(0.95).Should().Be(new DifferenceInterval(3, 95));
    }

    private static void AssertSameIntervals(GlueMetric metric, PairedSample sample, ulong seed, Func<int[], double> difference)
    {
        var random = new SplitMix64(seed);
        var draws = new double[Draws];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = difference([.. Enumerable.Range(0, sample.Examples.Length).Select(_ => random.Below(sample.Examples.Length))]);
        }

        var actual = PairedBootstrap.Run(metric, sample.Reference, sample.Candidate, sample.Examples, Draws, seed);
        foreach (var level in new[] { 0.6, 0.95, 0.999 })
        {
            actual.Interval(level).Low.Should().BeApproximately(new BootstrapDistribution(draws).Interval(level).Low, 1e-9);
            actual.Interval(level).High.Should().BeApproximately(new BootstrapDistribution(draws).Interval(level).High, 1e-9);
        }
    }
}
