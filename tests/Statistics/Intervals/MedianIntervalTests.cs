using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class MedianIntervalTests
{
    [TestCase(0.95, 6)]
    [TestCase(0.99, 8)]
    [TestCase(0.5, 2)]
    public void MinimumCount_Confidence_IsTheFirstWhoseWidestIntervalCovers(double confidence, int expected)
    {
        MedianInterval.MinimumCount(confidence).Should().Be(expected);
        MedianInterval.Of(Ascending(expected), confidence).Interval.IsFinite.Should().BeTrue();
        MedianInterval.Of(Ascending(expected - 1), confidence).Interval.Should().Be(Interval.Everything);
    }

    // Ranks and coverages of the sign test's interval as in the tables of the binomial at one half.
    [TestCase(6, 0.95, 1, 6, 0.96875)]
    [TestCase(10, 0.95, 2, 9, 0.978515625)]
    [TestCase(20, 0.95, 6, 15, 0.9586105346679688)]
    [TestCase(40, 0.95, 14, 27, 0.9615226917994674)]
    public void Of_TabledCounts_TakesTheTabledRanks(int count, double confidence, int lowerRank, int upperRank, double coverage)
    {
        var interval = MedianInterval.Of(Ascending(count), confidence);
        interval.Interval.Should().Be(new Interval(lowerRank, upperRank));
        interval.Coverage.Should().BeApproximately(coverage, 1e-9);
    }

    [Test]
    public void Of_ThousandsOfValues_StaysWide()
    {
        // 0.5^5000 is no double: the sum has to survive that. The normal approximation gives ranks 2500 +- 1.96 sqrt(5000) / 2.
        var interval = MedianInterval.Of(Ascending(5000), 0.95);
        interval.Interval.Lower.Should().BeInRange(2429, 2433);
        interval.Coverage.Should().BeInRange(0.95, 0.953);
    }

    [Test]
    public void Of_NaNAmongTheValues_KnowsNothing() =>
        MedianInterval.Of([1, 2, 3, 4, 5, 6, 7, double.NaN], 0.95).Interval.Should().Be(Interval.Everything);

    [Test]
    public void Of_NoValues_KnowsNothing() => MedianInterval.Of([], 0.95).Interval.Should().Be(Interval.Everything);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void Of_ConfidenceOutsideItsRange_Throws(double confidence) =>
        FluentActions.Invoking(() => MedianInterval.Of([1, 2], confidence)).Should().Throw<ArgumentOutOfRangeException>();

    /// <summary>Skewed and heavy-tailed noise included: the promise is for any continuous distribution.</summary>
    [TestCase(6, "normal")]
    [TestCase(12, "normal")]
    [TestCase(12, "cauchy")]
    [TestCase(12, "exponential")]
    [TestCase(40, "exponential")]
    public void Of_SimulatedNoise_CoversAsOftenAsItSays(int count, string noise)
    {
        const int Trials = 20_000;
        var random = new Random(20240611);
        var median = noise == "exponential" ? Math.Log(2) : 0;
        var values = new double[count];
        var covered = 0;
        var stated = 0.0;
        for (var trial = 0; trial < Trials; trial++)
        {
            for (var i = 0; i < count; i++)
            {
                values[i] = Draw(random, noise);
            }

            var interval = MedianInterval.Of(values, 0.95);
            stated = interval.Coverage;
            covered += interval.Interval.Contains(median) ? 1 : 0;
        }

        // Four deviations of the binomial: 1 in 16,000 for a right implementation, and the seed is fixed.
        (covered / (double)Trials).Should().BeApproximately(stated, 4 * Math.Sqrt(stated * (1 - stated) / Trials));
    }

    private static double Draw(Random random, string noise)
    {
        var uniform = 1 - random.NextDouble();
        return noise switch
        {
            "normal" => Math.Sqrt(-2 * Math.Log(uniform)) * Math.Cos(2 * Math.PI * random.NextDouble()),
            "cauchy" => Math.Tan(Math.PI * (uniform - 0.5)),
            _ => -Math.Log(uniform),
        };
    }

    private static double[] Ascending(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];
}
