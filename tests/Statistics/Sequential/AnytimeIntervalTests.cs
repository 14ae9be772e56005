using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Statistics.Randomness;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Statistics.Sequential;

public sealed class AnytimeIntervalTests
{
    private static readonly SequentialPlan Plan = new() { Cells = 24 };

    [Test]
    public void Interval_FewerUnitsThanCanRefute_IsAnyRatio()
    {
        SequentialTestTests.Fed(Plan, 0, 5).Interval(0.95).Should().Be(Interval.AnyRatio);
        SequentialTestTests.Fed(Plan, 0, 6).Interval(0.95).IsFinite.Should().BeTrue();
        new SequentialTest(Plan).Interval(0.5).Should().Be(Interval.AnyRatio);
    }

    // 2 ^ units is above 2 / (1 - confidence), but two of the three games win less than that a unit: nothing was ever refuted, and no bound
    // was ever found.
    [TestCase(0.98, 7)]
    [TestCase(0.99, 8)]
    [TestCase(0.995, 9)]
    public void Interval_UnitsThatOnlyAllBetsOnTheDecisionCouldRefute_IsAnyRatio(double confidence, int units)
    {
        SequentialTestTests.Fed(Plan, 0, units).Interval(confidence).Should().Be(Interval.AnyRatio);
        SequentialTestTests.Fed(Plan, 0, units + 1).Interval(confidence).IsFinite.Should().BeTrue();
    }

    [Test]
    public void Interval_AroundUnits_IsAsWideOnBothSides()
    {
        var test = new SequentialTest(Plan with { DetectableRatio = 1.02 * 1.02 });
        for (var i = 0; i < 20; i++)
        {
            test.Add(0.01 + 0.004 * (i % 2 == 0 ? 1 : -1));
        }

        var interval = test.Interval(0.95);
        (Math.Log(interval.Lower) + Math.Log(interval.Upper)).Should().BeApproximately(0.02, 0.002);
        test.Interval(0.99).Lower.Should().BeLessThan(interval.Lower);
        test.Interval(0.99).Upper.Should().BeGreaterThan(interval.Upper);
    }

    [Test]
    public void Interval_UnitsAroundTwoRatios_KnowsNothing()
    {
        var test = SequentialTestTests.Fed(Plan, 0, 15);
        for (var i = 0; i < 40; i++)
        {
            test.Add(0.3);
        }

        test.Interval(0.95).Should().Be(Interval.AnyRatio, "each ratio was refuted by some of the units");
    }

    [Test]
    public void IsCovered_AnyCentre_IsWhetherTheIntervalHoldsIt()
    {
        foreach (var test in Decided(1.0).Concat(Decided(1.05)))
        {
            var interval = test.Interval(0.95);
            foreach (var (centre, isInside) in new[]
                {
                    (interval.Lower, false),
                    (interval.Lower * 1.00001, true),
                    (interval.Upper / 1.00001, true),
                    (interval.Upper * 1.00001, false),
                })
            {
                test.IsCovered(Math.Log(centre), 0.95).Should().Be(isInside);
            }
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void Interval_NoConfidence_Throws(double confidence) =>
        new SequentialTest(Plan).Invoking(test => test.Interval(confidence)).Should().Throw<ArgumentOutOfRangeException>();

    // Tests that decided, on normal units with a deviation of 1.93 %.
    private static IEnumerable<SequentialTest> Decided(double ratio)
    {
        for (var number = 0; number < 8; number++)
        {
            var random = new SplitMix64((ulong)number + 100);
            var test = new SequentialTest(Plan);
            while (test.Decision == Outcome.Inconclusive && !test.IsSpent)
            {
                test.Add(Math.Log(ratio) + 0.0193 * NormalSource.Next(random));
            }

            if (test.Decision != Outcome.Inconclusive)
            {
                yield return test;
            }
        }
    }
}
