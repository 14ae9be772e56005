using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Hypotheses;

namespace EnergyGate.Tests.Statistics.Distributions;

public sealed class ChiSquareDistributionTests
{
    // R: pchisq(x, df, lower.tail = FALSE); the first three are in every table.
    [TestCase(3.841458820694124, 1, 0.05)]
    [TestCase(18.307038053275146, 10, 0.05)]
    [TestCase(0.0, 4, 1)]
    [TestCase(2.0, 2, 0.36787944117144233)]
    [TestCase(30.0, 2, 3.059023205018258e-7)]
    public void UpperTail_KnownValues_AreMet(double value, int degreesOfFreedom, double expected) =>
        ChiSquareDistribution.UpperTail(value, degreesOfFreedom).Should().BeApproximately(expected, 1e-12 + (expected * 1e-10));

    [Test]
    public void UpperTail_ManyDegrees_IsNearlyNormalAtItsMean() =>
        ChiSquareDistribution.UpperTail(239, 239).Should().BeApproximately(0.4878, 5e-4, "the median lies 2/3 below the mean");

    [Test]
    public void Of_GroupsOfKnownMeans_IsTheSumOfSquares()
    {
        var q = CochranQ.Of([[1.0, 3.0], [2.0, 4.0]]);
        (q.Q, q.DegreesOfFreedom).Should().Be((0.5, 1), "means 2 and 3, pooled variance 2, two figures each");
    }
}
