using EnergyGate.Statistics;

namespace EnergyGate.Tests.Statistics;

public sealed class OutcomesTests
{
    [TestCase(0.9, 1.0, Outcome.Pass)]
    [TestCase(0.9, 1.02, Outcome.Pass)]
    [TestCase(0.9, 1.03, Outcome.Inconclusive)]
    [TestCase(1.02, 1.05, Outcome.Inconclusive)]
    [TestCase(1.021, 1.05, Outcome.Fail)]
    [TestCase(0, double.PositiveInfinity, Outcome.Inconclusive)]
    [TestCase(double.NaN, 1.0, Outcome.Inconclusive)]
    [TestCase(1.5, double.NaN, Outcome.Inconclusive)]
    [TestCase(double.NaN, double.NaN, Outcome.Inconclusive)]
    [TestCase(1.0, 0.9, Outcome.Inconclusive)]
    public void AgainstCeiling_Interval_IsDecidedOnlyWhenItIsOnOneSide(double lower, double upper, Outcome expected) =>
        Outcomes.AgainstCeiling(new(lower, upper), 1.02).Should().Be(expected);

    [Test]
    public void AgainstCeiling_NaNCeiling_NeverPasses() =>
        Outcomes.AgainstCeiling(new(0.9, 1.0), double.NaN).Should().Be(Outcome.Inconclusive);
}
