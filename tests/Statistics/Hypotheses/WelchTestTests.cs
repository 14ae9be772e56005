using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Statistics.Hypotheses;

public sealed class WelchTestTests
{
    [Test]
    public void Of_TheGoldenSamples_EqualsScipy()
    {
        foreach (var row in GoldenFile.Cases("welch.json"))
        {
            var name = row.GetProperty("name").GetString()!;
            var test = WelchTest.Of(row.Numbers("a"), row.Numbers("b"));
            ShouldEqual(test.MeanDifference, row.Number("mean_difference")!.Value, name);
            ShouldEqual(test.StandardError, row.Number("standard_error")!.Value, name);
            ShouldEqual(test.DegreesOfFreedom, row.Number("df")!.Value, name);
            ShouldEqual(test.T, row.Number("t")!.Value, name);
            ShouldEqual(test.P, row.Number("p")!.Value, name);
            foreach (var expected in row.GetProperty("intervals").EnumerateArray())
            {
                var interval = test.Interval(expected.Number("confidence")!.Value);
                ShouldEqual(interval.Lower, expected.Number("low")!.Value, name);
                ShouldEqual(interval.Upper, expected.Number("high")!.Value, name);
            }
        }
    }

    [Test]
    public void Of_NoValues_IsRefused() => ((Action)(() => WelchTest.Of([], [1]))).Should().Throw<ArgumentException>();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void TwoSidedQuantile_NoConfidence_IsRefused(double confidence) =>
        ((Action)(() => StudentDistribution.TwoSidedQuantile(confidence, 5))).Should().Throw<ArgumentOutOfRangeException>();

    // Cauchy's distribution, and the normal limit.
    [TestCase(1, 1, 0.5)]
    [TestCase(1.959963984540054, 1e9, 0.05)]
    public void TwoSidedP_KnownValues_AreMet(double t, double degreesOfFreedom, double p) =>
        StudentDistribution.TwoSidedP(t, degreesOfFreedom).Should().BeApproximately(p, 1e-8);

    private static void ShouldEqual(double actual, double expected, string because)
    {
        if (double.IsFinite(expected))
        {
            Math.Abs(actual - expected)
                .Should().BeLessThanOrEqualTo(1e-9 * Math.Max(1e-3, Math.Abs(expected)), "{0}: {1} is not {2}", because, actual, expected);
        }
        else
        {
            actual.Should().Be(expected, because);
        }
    }
}
