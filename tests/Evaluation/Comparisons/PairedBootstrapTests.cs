using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Tests.Evaluation.Comparisons;

public sealed class PairedBootstrapTests
{
    private const int Draws = PairedBootstrap.MinDraws;

    [TestCase(GlueMetric.Pearson)]
    [TestCase(GlueMetric.Spearman)]
    public void Run_OfScores_EqualsScoringEachResampleAnew(GlueMetric metric)
    {
        var sample = PairedSample.Scores(30, 0.5, 3);
        double[] truth = [.. sample.Examples.Select(example => example.Score)];
        double[] before = [.. sample.Reference.Scores()], after = [.. sample.Candidate.Scores()];

        var random = new SplitMix64(5);
        var draws = new double[Draws];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = Difference([.. Enumerable.Range(0, truth.Length).Select(_ => random.Below(truth.Length))]);
        }

        int[] all = [.. Enumerable.Range(0, truth.Length)];
        double[] left = [.. all.Select(one => Difference([.. all.Where(i => i != one)]))];
        double[] influence = [.. left.Select(value => left.Average() - value)];
        var acceleration = influence.Sum(value => Math.Pow(value, 3)) / (6 * Math.Pow(influence.Sum(value => value * value), 1.5));
        var expected = new BootstrapDistribution(draws, Difference(all), acceleration);

        var actual = PairedBootstrap.Run(metric, sample.Reference, sample.Candidate, sample.Examples, Draws, 5);

        foreach (var level in new[] { 0.6, 0.95, 0.999 })
        {
            actual.Interval(level).Lower.Should().BeApproximately(expected.Interval(level).Lower, 1e-9);
            actual.Interval(level).Upper.Should().BeApproximately(expected.Interval(level).Upper, 1e-9);
        }

        double Difference(int[] places) => Score(places, after) - Score(places, before);

        double Score(int[] places, double[] answers)
        {
            double[] x = [.. places.Select(i => truth[i])], y = [.. places.Select(i => answers[i])];
            return metric == GlueMetric.Pearson ? Correlation.Pearson(x, y) : Correlation.Spearman(x, y);
        }
    }

    [TestCase("MRPC", GlueMetric.F1)]
    [TestCase("CoLA", GlueMetric.Matthews)]
    [TestCase("RTE", GlueMetric.Accuracy)]
    public void Run_OfManyClasses_AgreesWithScoringEachResampleAnew(string task, GlueMetric metric)
    {
        // With 1,500 examples and 150 flips neither the half example nor the corrections of the interval matter much.
        var sample = PairedSample.Binary(task, 1500, 0.2, 0.1, 11);
        int[] truth = [.. sample.Examples.Select(example => example.Label)];
        ImmutableArray<int> before = sample.Reference.Classes(), after = sample.Candidate.Classes();

        var random = new SplitMix64(77);
        var draws = new double[1_000];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            int[] places = [.. Enumerable.Range(0, truth.Length).Select(_ => random.Below(truth.Length))];
            draws[draw] = Score(places, after) - Score(places, before);
        }

        Array.Sort(draws);
        var interval = PairedBootstrap.Run(metric, sample.Reference, sample.Candidate, sample.Examples, Draws, 5).Interval(0.95);

        var width = draws[949] - draws[50];
        interval.Lower.Should().BeApproximately(draws[50], 0.1 * width);
        interval.Upper.Should().BeApproximately(draws[949], 0.1 * width);

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
        BootstrapDistribution Run(ulong seed) =>
            PairedBootstrap.Run(GlueMetric.Matthews, sample.Reference, sample.Candidate, sample.Examples, Draws, seed);

        Run(1).Interval(0.95).Should().Be(Run(1).Interval(0.95));
        Run(1).Interval(0.95).Should().NotBe(Run(2).Interval(0.95));
    }

    [Test]
    public void Run_OfAccuracy_AgreesWithTheScoreInterval()
    {
        var sample = PairedSample.Binary("SST-2", 2000, 0.1, 0.06, 9);
        var flips = PredictionFlips.Between(sample.Reference, sample.Candidate, sample.Examples);

        var bootstrap = PairedBootstrap.Run(GlueMetric.Accuracy, sample.Reference, sample.Candidate, sample.Examples, 20_000, 4)
            .Interval(0.95);
        var score = TangoInterval.Of(flips.Losses.Length, flips.Gains.Length, 2000, 0.95);

        bootstrap.Lower.Should().BeApproximately(score.Lower, 0.001);
        bootstrap.Upper.Should().BeApproximately(score.Upper, 0.001);
    }

    [Test]
    public void Run_OfTinySets_BoundsNothingFromUndefinedResamples()
    {
        var sample = PairedSample.Of([1, 2], [1f, 2f], [2f, 1f]);

        var interval = PairedBootstrap.Run(GlueMetric.Pearson, sample.Reference, sample.Candidate, sample.Examples, Draws, 1)
            .Interval(0.95);

        interval.Should().Be(new Interval(double.NegativeInfinity, double.PositiveInfinity));
    }

    [Test]
    public void Run_WithTooFewDrawsOrAForeignMetric_IsRefused()
    {
        var sample = PairedSample.Binary("CoLA", 20, 0.2, 0.1, 1);

        ((Action)(() => PairedBootstrap.Run(GlueMetric.Matthews, sample.Reference, sample.Candidate, sample.Examples, 9_999, 1)))
            .Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => PairedBootstrap.Run(GlueMetric.F1, sample.Reference, sample.Candidate, sample.Examples, Draws, 1)))
            .Should().Throw<ArgumentException>();
    }

    [TestCase("MRPC", GlueMetric.F1)]
    [TestCase("CoLA", GlueMetric.Matthews)]
    public void Run_OfGainsOnly_DoesNotProveThatThereAreNoLosses(string task, GlueMetric metric)
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 2)];
        int[] before = [.. labels.Select((label, i) => i < 20 ? 1 - label : label)];
        int[] after = [.. labels.Select((label, i) => i < 19 ? 1 - label : label)];
        var sample = PairedSample.Of(task, labels, before, after);

        PairedBootstrap.Run(metric, sample.Reference, sample.Candidate, sample.Examples, Draws, 1)
            .Interval(0.95).Lower.Should().BeNegative();
    }
}
