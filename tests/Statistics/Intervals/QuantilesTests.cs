using System.Text.Json;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class QuantilesTests
{
    [Test]
    public void Of_GoldenCases_EqualsNumpy()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("golden", "metrics", "quantiles.json")));
        double[] probabilities = Numbers(document.RootElement.GetProperty("q"));
        foreach (var example in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var name = example.GetProperty("name").GetString();
            var values = Numbers(example.GetProperty("x"));
            var expected = Numbers(example.GetProperty("values"));
            for (var i = 0; i < probabilities.Length; i++)
            {
                ShouldEqual(Quantiles.Of(values, probabilities[i]), expected[i], $"{name} at {probabilities[i]}");
            }

            ShouldEqual(Medians.Median(values), Number(example.GetProperty("median")), $"median of {name}");
            ShouldEqual(Medians.AbsoluteDeviation(values), Number(example.GetProperty("mad")), $"MAD of {name}");
        }
    }

    [Test]
    public void Of_NoValues_Throws() =>
        FluentActions.Invoking(() => Quantiles.Of([], 0.5)).Should().Throw<ArgumentException>().WithMessage("*at least one value*");

    [TestCase(-0.01)]
    [TestCase(1.01)]
    [TestCase(double.NaN)]
    public void Of_ProbabilityOutsideItsRange_Throws(double probability) =>
        FluentActions.Invoking(() => Quantiles.Of([1, 2], probability)).Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void Of_AnyNaN_IsNaN() => Quantiles.Of([1, double.NaN, 3], 1).Should().Be(double.NaN);

    [Test]
    public void Median_ShiftedAndScaled_FollowsBoth()
    {
        double[] values = [3, -1, 8, 4, 4.5];
        double[] moved = [.. values.Select(value => -2 * value + 7)];
        Medians.Median(moved).Should().BeApproximately(-2 * Medians.Median(values) + 7, 1e-12);
        Medians.AbsoluteDeviation(moved).Should().BeApproximately(2 * Medians.AbsoluteDeviation(values), 1e-12);
    }

    [Test]
    public void Median_OneWildValue_HardlyMoves() => Medians.Median([1, 1.01, 0.99, 1.02, 1e9]).Should().Be(1.01);

    private static void ShouldEqual(double actual, double expected, string because)
    {
        if (double.IsNaN(expected))
        {
            actual.Should().Be(double.NaN, because);
        }
        else
        {
            Math.Abs(actual - expected).Should().BeLessThanOrEqualTo(1e-9 * Math.Max(1, Math.Abs(expected)), because);
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!) : element.GetDouble();
}
