using EnergyGate.Statistics.Corrections;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Statistics.Corrections;

public sealed class HolmCorrectionTests
{
    [Test]
    public void Adjust_OfTheGoldenCases_EqualsStatsmodels()
    {
        foreach (var row in GoldenFile.Cases("holm.json"))
        {
            var adjusted = HolmCorrection.Adjust(row.Numbers("p"));
            var expected = row.Numbers("adjusted");
            adjusted.Should().HaveCount(expected.Length);
            for (var i = 0; i < expected.Length; i++)
            {
                adjusted[i].Should().BeApproximately(expected[i], 1e-12, row.GetProperty("name").GetString());
            }

            adjusted.Select(value => value <= 0.05).Should().Equal(row.GetProperty("reject_05").EnumerateArray().Select(value => value.GetBoolean()), row.GetProperty("name").GetString());
        }
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Adjust_OfNoProbability_IsRefused(double value) =>
        ((Action)(() => HolmCorrection.Adjust([0.5, value]))).Should().Throw<ArgumentOutOfRangeException>();
}
