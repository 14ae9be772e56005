using EnergyGate.Statistics.Distributions;

namespace EnergyGate.Tests.Statistics.Distributions;

public sealed class NormalDistributionTests
{
    // Abramowitz and Stegun, table 26.1 and 26.2.
    [TestCase(0, 0.5)]
    [TestCase(1, 0.158655253931457)]
    [TestCase(-1, 0.841344746068543)]
    [TestCase(2, 0.0227501319481792)]
    [TestCase(2.999999, 0.00134990246348499)] // table at 3 + 1e-6 of its density: where series meets fraction
    [TestCase(3, 0.00134989803163009)]
    [TestCase(6, 9.86587645037698e-10)]
    [TestCase(10, 7.61985302416053e-24)]
    [TestCase(double.PositiveInfinity, 0)]
    [TestCase(double.NegativeInfinity, 1)]
    public void UpperTail_OfTabledValues_Agrees(double z, double expected) =>
        NormalDistribution.UpperTail(z).Should().BeApproximately(expected, 1e-11 * Math.Max(expected, 1e-30));

    [TestCase(0.95, 1.6448536269514722)]
    [TestCase(0.975, 1.959963984540054)]
    [TestCase(0.5, 0)]
    [TestCase(0.01, -2.3263478740408408)]
    public void Quantile_OfUsualLevels_Agrees(double probability, double expected) =>
        NormalDistribution.Quantile(probability).Should().BeApproximately(expected, 1e-12);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void Quantile_OfNoProbability_IsRefused(double probability) =>
        ((Action)(() => NormalDistribution.Quantile(probability))).Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void UpperTail_OfNaN_IsNaN() => NormalDistribution.UpperTail(double.NaN).Should().Be(double.NaN);
}
