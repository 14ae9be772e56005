using EnergyGate.Evaluation.Metrics;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Evaluation.Metrics;

public sealed class CorrelationTests
{
    [Test]
    public void PearsonAndSpearman_OnTheGoldenCases_EqualTheExactValues()
    {
        foreach (var row in GoldenFile.Cases("correlation.json"))
        {
            double[] x = row.Numbers("x"), y = row.Numbers("y");
            Compare(Correlation.Pearson(x, y), row.Number("pearson_exact") ?? double.NaN, row.GetProperty("name").GetString()!);
            Compare(Correlation.Spearman(x, y), row.Number("spearman_exact") ?? double.NaN, row.GetProperty("name").GetString()!);
        }
    }

    [Test]
    public void Spearman_OfValuesCastToFloat32_EqualsTheGlueScript()
    {
        foreach (var row in GoldenFile.Cases("correlation.json").Where(row => row.Number("spearman_float32") is not null))
        {
            double[] x = Cast(row.Numbers("x")), y = Cast(row.Numbers("y"));
            Compare(Correlation.Spearman(x, y), row.Number("spearman_float32")!.Value, row.GetProperty("name").GetString()!);
        }
    }

    [Test]
    public void Pearson_OfStsScores_DiffersFromTheGlueScriptByLessThanAMillionth()
    {
        foreach (var row in GoldenFile.Cases("correlation.json")
                .Where(row => row.GetProperty("name").GetString()!.StartsWith("sts-", StringComparison.Ordinal)))
        {
            Correlation.Pearson(row.Numbers("x"), row.Numbers("y")).Should().BeApproximately(row.Number("pearson_float32")!.Value, 1e-6);
        }
    }

    [TestCase(new[] { 1.0 }, new[] { 2.0 })]
    [TestCase(new[] { 1.0, 1.0 }, new[] { 2.0, 3.0 })]
    [TestCase(new[] { 0.1, 0.1, 0.1 }, new[] { 2.0, 3.0, 4.0 })]
    [TestCase(new[] { 1.0, double.NaN, 2.0 }, new[] { 2.0, 3.0, 4.0 })]
    public void Both_OfAConstantOrNaN_AreNaN(double[] x, double[] y)
    {
        Correlation.Pearson(x, y).Should().Be(double.NaN);
        Correlation.Spearman(x, y).Should().Be(double.NaN);
    }

    [Test]
    public void Infinity_HasARankButNoDeviation()
    {
        Correlation.Pearson([1, 3, 2], [2, double.PositiveInfinity, 4]).Should().Be(double.NaN);
        Correlation.Spearman([1, 3, 2], [2, double.PositiveInfinity, 4]).Should().BeApproximately(1, 1e-15);
    }

    [TestCase(1e300)]
    [TestCase(1e-300)]
    public void Pearson_OfAnyScale_IsUnchanged(double scale)
    {
        double[] x = [1, 2, 4, 8], y = [1, 3, 2, 5];

        Correlation.Pearson([.. x.Select(value => value * scale)], y).Should().BeApproximately(Correlation.Pearson(x, y), 1e-15);
    }

    [Test]
    public void Both_OfUnequalLengths_AreRefused()
    {
        ((Action)(() => Correlation.Pearson([1, 2], [1]))).Should().Throw<ArgumentException>();
        ((Action)(() => Correlation.Spearman([1, 2], [1]))).Should().Throw<ArgumentException>();
    }

    private static double[] Cast(double[] values) => [.. values.Select(value => (double)(float)value)];

    private static void Compare(double actual, double expected, string name)
    {
        if (double.IsNaN(expected))
        {
            actual.Should().Be(double.NaN, name);
        }
        else
        {
            actual.Should().BeApproximately(expected, 1e-9, name);
        }
    }
}
