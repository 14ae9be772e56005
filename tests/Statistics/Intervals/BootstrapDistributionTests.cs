using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class BootstrapDistributionTests
{
    private static readonly double[] UpTo999 = [.. Enumerable.Range(1, 999).Select(i => (double)i)];

    [Test]
    public void Interval_WithoutBiasOrAcceleration_TakesThePercentiles() =>
        new BootstrapDistribution(UpTo999, 500, 0).Interval(0.95).Should().Be(new Interval(50, 950));

    [Test]
    public void Interval_WithAnEstimateAboveTheMedian_MovesUp()
    {
        // Efron 1987: the lower percentile is that of 2 z0 - 1.645, with z0 the deviate of the share below the estimate (0.6).
        var z0 = NormalDistribution.Quantile(0.6);

        var interval = new BootstrapDistribution(UpTo999, 600, 0).Interval(0.95);

        interval.Lower.Should().BeApproximately(1000 * NormalDistribution.UpperTail(1.6448536 - (2 * z0)), 1.5);
        interval.Upper.Should().BeApproximately(1000 * NormalDistribution.UpperTail(-1.6448536 - (2 * z0)), 1.5);
    }

    [Test]
    public void Interval_WithAcceleration_MovesTowardsTheLongTail()
    {
        var interval = new BootstrapDistribution(UpTo999, 500, 0.05).Interval(0.95);

        interval.Lower.Should().BeApproximately(1000 * NormalDistribution.UpperTail(1.6448536 / (1 + (0.05 * 1.6448536))), 1.5);
        interval.Upper.Should().BeApproximately(1000 * NormalDistribution.UpperTail(-1.6448536 / (1 - (0.05 * 1.6448536))), 1.5);
    }

    [Test]
    public void Interval_WithUndefinedDraws_MovesOutwards()
    {
        var distribution = new BootstrapDistribution([.. UpTo999[..979], .. Enumerable.Repeat(double.NaN, 20)], 490, 0);

        distribution.Interval(0.95).Should().Be(new Interval(30, 950));
    }

    [Test]
    public void Interval_MostlyOfUndefinedDraws_IsUnbounded() =>
        new BootstrapDistribution([1, 2, 3, .. Enumerable.Repeat(double.NaN, 96)], 2, 0).Interval(0.95)
            .Should().Be(new Interval(double.NegativeInfinity, double.PositiveInfinity));

    [TestCase(0)]
    [TestCase(0.04)]
    public void UpperP_AtTheUpperBound_IsItsLevel(double acceleration)
    {
        var distribution = new BootstrapDistribution(UpTo999, 530, acceleration);

        distribution.UpperP(distribution.Interval(0.95).Upper).Should().BeApproximately(0.05, 0.003);
    }

    [Test]
    public void UpperP_BeyondAllDraws_IsNeitherZeroNorAboveOne()
    {
        var distribution = new BootstrapDistribution(UpTo999, 500, 0);

        distribution.UpperP(5000).Should().BeInRange(0.001, 0.002);
        distribution.UpperP(-1).Should().Be(1);
    }

    [TestCase(0.5)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void Interval_OfNoLevel_IsRefused(double level) =>
        ((Action)(() => new BootstrapDistribution([1, 2], 1, 0).Interval(level))).Should().Throw<ArgumentOutOfRangeException>();
}
