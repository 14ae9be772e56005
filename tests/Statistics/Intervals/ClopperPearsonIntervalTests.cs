using EnergyGate.Statistics.Intervals;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class ClopperPearsonIntervalTests
{
    [Test]
    public void Of_TheGoldenCounts_EqualsTheExactRoots()
    {
        foreach (var row in GoldenFile.Cases("clopper-pearson.json"))
        {
            int count = row.GetProperty("k").GetInt32(), total = row.GetProperty("n").GetInt32();
            var interval = ClopperPearsonInterval.Of(count, total, row.Number("confidence")!.Value);
            interval.Lower.Should().BeApproximately(row.Number("low")!.Value, 1e-10, "{0} of {1}", count, total);
            interval.Upper.Should().BeApproximately(row.Number("high")!.Value, 1e-10, "{0} of {1}", count, total);
        }
    }

    [TestCase(-1, 5, 0.95)]
    [TestCase(6, 5, 0.95)]
    [TestCase(0, 0, 0.95)]
    [TestCase(1, 5, 1)]
    [TestCase(1, 5, double.NaN)]
    public void Of_NoCountOrConfidence_IsRefused(int count, int total, double confidence) =>
        ((Action)(() => ClopperPearsonInterval.Of(count, total, confidence))).Should().Throw<ArgumentException>();
}
