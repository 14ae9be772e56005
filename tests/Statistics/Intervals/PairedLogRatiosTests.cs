using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class PairedLogRatiosTests
{
    [Test]
    public void Of_ArmsSwapped_ChangesTheSignOnly()
    {
        double[] a = [1, 2, 5];
        double[] b = [2, 3, 4];
        var there = new double[3];
        var back = new double[3];

        PairedLogRatios.Of(a, b, there);
        PairedLogRatios.Of(b, a, back);

        there.Should().Equal(back.Select(value => -value));
        there[0].Should().BeApproximately(-Math.Log(2), 1e-12);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Of_FigureThatIsNoEnergy_GivesNaN(double figure)
    {
        var logRatios = new double[1];
        PairedLogRatios.Of([figure], [1], logRatios);
        logRatios[0].Should().Be(double.NaN);
    }

    [Test]
    public void Of_LengthsDiffer_Throws() =>
        FluentActions.Invoking(() => PairedLogRatios.Of([1, 2], [1], new double[2])).Should().Throw<ArgumentException>();

    [Test]
    public void FromLogRatios_NoRounds_KnowsNothing()
    {
        var estimate = RatioEstimate.FromLogRatios([], 0.95);
        estimate.Value.Should().Be(double.NaN);
        estimate.Interval.Should().Be(Interval.AnyRatio);
    }

    [Test]
    public void FromLogRatios_SixRounds_GivesTheirRange()
    {
        var estimate = RatioEstimate.FromLogRatios([0, 0.1, -0.1, 0.05, 0.02, 0.01], 0.95);
        estimate.Value.Should().BeApproximately(Math.Exp(0.015), 1e-12);
        estimate.Interval.Lower.Should().BeApproximately(Math.Exp(-0.1), 1e-12);
        estimate.Interval.Upper.Should().BeApproximately(Math.Exp(0.1), 1e-12);
        estimate.Coverage.Should().Be(0.96875);
    }
}
