using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class TangoIntervalTests
{
    // Fagerland, Lydersen and Laake, Statistics in Medicine 33 (2014): Cavo et al. and Bentur et al., two-sided 95 %.
    [TestCase(16, 6, 161, -0.1240, -0.0054)]
    [TestCase(7, 1, 21, -0.517, -0.026)]
    public void Of_PublishedTables_GivesTheirBounds(int losses, int gains, int count, double low, double high)
    {
        var interval = TangoInterval.Of(losses, gains, count, 0.975);

        interval.Lower.Should().BeApproximately(low, 0.0005);
        interval.Upper.Should().BeApproximately(high, 0.0005);
    }

    [TestCase(3, 9, 277)]
    [TestCase(0, 4, 100)]
    [TestCase(12, 0, 872)]
    [TestCase(50, 51, 408)]
    [TestCase(1, 0, 2)]
    public void Statistic_AtTheBounds_IsTheNormalQuantile(int losses, int gains, int count)
    {
        var interval = TangoInterval.Of(losses, gains, count, 0.95);

        TangoInterval.Statistic(losses, gains, count, interval.Lower).Should().BeApproximately(1.6448536269514722, 1e-9);
        TangoInterval.Statistic(losses, gains, count, interval.Upper).Should().BeApproximately(-1.6448536269514722, 1e-9);
    }

    [TestCase(277)]
    [TestCase(1043)]
    public void Of_NoFlips_HasTheClosedForm(int count)
    {
        const double z = 1.6448536269514722;

        var interval = TangoInterval.Of(0, 0, count, 0.95);

        interval.Upper.Should().BeApproximately(z * z / (count + (z * z)), 1e-12);
        interval.Lower.Should().BeApproximately(-interval.Upper, 1e-15);
    }

    [TestCase(3, 9, 40, 0.1)]
    [TestCase(3, 9, 40, -0.2)]
    [TestCase(0, 5, 30, -0.1)]
    [TestCase(6, 0, 30, 0.15)]
    [TestCase(2, 2, 25, 0.02)]
    public void Statistic_OfAnyDifference_UsesTheMaximumOfTheLikelihood(int losses, int gains, int count, double difference)
    {
        // The nuisance probability by a plain search of the log-likelihood, independent of the closed form.
        double low = Math.Max(0, -difference) + 1e-15, high = ((1 - difference) / 2) - 1e-15;
        for (var i = 0; i < 300; i++)
        {
            double left = low + ((high - low) / 3), right = high - ((high - low) / 3);
            (low, high) = LogLikelihood(left) < LogLikelihood(right) ? (left, high) : (low, right);
        }

        var expected = (gains - losses - (count * difference)) / Math.Sqrt(count * ((2 * low) + difference - (difference * difference)));
        TangoInterval.Statistic(losses, gains, count, difference).Should().BeApproximately(expected, 1e-6);

        double LogLikelihood(double lossProbability) =>
            (losses * Math.Log(lossProbability)) + (gains * Math.Log(lossProbability + difference))
            + ((count - losses - gains) * Math.Log(1 - (2 * lossProbability) - difference));
    }

    [Test]
    public void Of_ExchangedCounts_IsMirrored()
    {
        Interval one = TangoInterval.Of(4, 11, 120, 0.95), other = TangoInterval.Of(11, 4, 120, 0.95);

        one.Lower.Should().BeApproximately(-other.Upper, 1e-12);
        one.Upper.Should().BeApproximately(-other.Lower, 1e-12);
    }

    [TestCase(20, 0, 20, -1)]
    [TestCase(0, 20, 20, 1)]
    public void Of_EveryPairFlipped_EndsAtTheEdge(int losses, int gains, int count, double edge)
    {
        var interval = TangoInterval.Of(losses, gains, count, 0.95);

        (edge < 0 ? interval.Lower : interval.Upper).Should().Be(edge);
        interval.Lower.Should().BeLessThan(interval.Upper);
    }

    [TestCase(0.05)]
    [TestCase(0.10)]
    public void Of_TrueLossOnTheTolerance_AcceptsAboutOneInTwenty(double flips)
    {
        // Every outcome of 277 pairs with its exact probability: the true loss is the tolerance.
        const int count = 277;
        const double tolerance = 0.04;
        double lossShare = (flips + tolerance) / 2, gainShare = (flips - tolerance) / 2, accepted = 0;
        for (var losses = 0; losses <= 60; losses++)
        {
            for (var gains = 0; gains <= 40; gains++)
            {
                if (TangoInterval.Statistic(losses, gains, count, -tolerance) >= 1.6448536269514722)
                {
                    accepted += Math.Exp(
                        LogFactorial(count)
                            - LogFactorial(losses)
                            - LogFactorial(gains)
                            - LogFactorial(count - losses - gains)
                            + (losses * Math.Log(lossShare))
                            + (gains * Math.Log(gainShare))
                            + ((count - losses - gains) * Math.Log(1 - flips)));
                }
            }
        }

        accepted.Should().BeInRange(0.03, 0.06);
    }

    [TestCase(-1, 0, 10)]
    [TestCase(0, 0, 0)]
    [TestCase(6, 5, 10)]
    public void Of_ImpossibleCounts_IsRefused(int losses, int gains, int count) =>
        ((Action)(() => TangoInterval.Of(losses, gains, count, 0.95))).Should().Throw<ArgumentException>();

    [TestCase(0.5)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void Of_NoLevel_IsRefused(double level) =>
        ((Action)(() => TangoInterval.Of(1, 1, 10, level))).Should().Throw<ArgumentOutOfRangeException>();

    private static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(i => Math.Log(i));
}
