using EnergyGate.Statistics.Distributions;

namespace EnergyGate.Tests.Statistics.Distributions;

public sealed class StudentDistributionTests
{
    // Published tables; one degree of freedom is Cauchy's, two have a closed form.
    [TestCase(0.975, 5, 2.570581836)]
    [TestCase(0.99, 10, 2.763769458)]
    [TestCase(0.995, 30, 2.749995654)]
    [TestCase(0.75, 1, 1)]
    [TestCase(0.9, 2, 1.885618083)]
    [TestCase(0.025, 5, -2.570581836)]
    public void Quantile_OfTables_IsTheirs(double probability, int degreesOfFreedom, double expected) =>
        StudentDistribution.Quantile(probability, degreesOfFreedom).Should().BeApproximately(expected, 1e-8);

    [Test]
    public void Cumulative_OfAQuantile_IsItsProbability()
    {
        foreach (var degreesOfFreedom in new[] { 1, 3, 12, 63, 191 })
        {
            foreach (var probability in new[] { 0.01 / 24, 0.01, 0.3, 0.5, 0.8, 0.975 })
            {
                StudentDistribution.Cumulative(StudentDistribution.Quantile(probability, degreesOfFreedom), degreesOfFreedom)
                    .Should().BeApproximately(probability, 1e-11);
            }
        }
    }

    [Test]
    public void Quantile_OutsideItsRange_Throws()
    {
        FluentActions.Invoking(() => StudentDistribution.Quantile(0, 5)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => StudentDistribution.Quantile(0.5, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
