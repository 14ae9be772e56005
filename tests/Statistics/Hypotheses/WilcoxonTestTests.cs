using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Randomness;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Statistics.Hypotheses;

public sealed class WilcoxonTestTests
{
    [Test]
    public void New_TheGoldenDifferences_EqualsTheExactDistribution()
    {
        foreach (var row in GoldenFile.Cases("wilcoxon.json"))
        {
            var name = row.GetProperty("name").GetString();
            var test = new WilcoxonTest(row.Numbers("d"));
            test.Estimate.Should().BeApproximately(row.Number("hodges_lehmann")!.Value, 1e-12, name);
            test.PositiveRanks.Should().Be(row.Number("w_plus")!.Value, name);
            test.P.Should().BeApproximately(row.Number("p_two_sided")!.Value, 1e-12, name);
            test.GreaterP.Should().BeApproximately(row.Number("p_greater")!.Value, 1e-12, name);
            test.LessP.Should().BeApproximately(row.Number("p_less")!.Value, 1e-12, name);
            foreach (var expected in row.GetProperty("intervals").EnumerateArray())
            {
                var confidence = expected.Number("confidence")!.Value;
                test.RankOf(confidence).Should().Be((long)expected.Number("rank")!.Value, name);
                var interval = test.Interval(confidence);
                interval.Lower.Should().Be(expected.Number("low") ?? double.NegativeInfinity, name);
                interval.Upper.Should().Be(expected.Number("high") ?? double.PositiveInfinity, name);
            }
        }
    }

    [Test]
    public void New_ManyDifferences_TheLimitIsNearTheExactDistribution()
    {
        double[] differences = [.. Normal(WilcoxonTest.MaxExactCount, 0.1)];
        var exact = new WilcoxonTest(differences);
        var limit = new WilcoxonTest([.. differences, 0]); // a zero leaves the ranks as they are, and the exact distribution behind
        limit.PositiveRanks.Should().Be(exact.PositiveRanks);
        limit.GreaterP.Should().BeApproximately(exact.GreaterP, 0.001);
        exact.GreaterP.Should().BeLessThan(0.2).And.BeGreaterThan(0.001);
    }

    [Test]
    public void Interval_ManyDifferences_EqualsTheSortedAverages()
    {
        double[] differences = [.. Normal(120, -0.2)];
        var averages = differences.SelectMany((one, i) => differences.Skip(i).Select(other => (one + other) / 2)).Order().ToArray();
        var test = new WilcoxonTest(differences);
        var rank = (int)test.RankOf(0.9);
        rank.Should().BeInRange(2900, 3100, "3630 - 1.645 x 381.0");
        test.Interval(0.9).Should().Be(new Interval(averages[rank - 1], averages[^rank]));
        test.Estimate.Should().Be((averages[3629] + averages[3630]) / 2);
    }

    [Test]
    public void New_TiedDifferences_TakeTheirAverageRanks() => new WilcoxonTest([1, 1, -1, 2]).PositiveRanks.Should().Be(2 + 2 + 4);

    [Test]
    public void New_ZerosAlone_SayNothing()
    {
        var test = new WilcoxonTest([0, 0, 0]);
        (test.Estimate, test.P).Should().Be((0, 1));
    }

    [Test]
    public void New_NothingOrNaN_IsRefused()
    {
        ((Action)(() => _ = new WilcoxonTest([]))).Should().Throw<ArgumentException>();
        ((Action)(() => _ = new WilcoxonTest([1, double.NaN]))).Should().Throw<ArgumentException>();
    }

    private static IEnumerable<double> Normal(int count, double mean)
    {
        var random = new SplitMix64(7);
        for (var i = 0; i < count; i++)
        {
            yield return mean + NormalDistribution.Quantile((random.Next() % 1_000_003 + 0.5) / 1_000_003);
        }
    }
}
