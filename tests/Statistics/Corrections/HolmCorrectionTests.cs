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

            adjusted.Select(value => value <= 0.05)
                .Should().Equal(
                    row.GetProperty("reject_05").EnumerateArray().Select(value => value.GetBoolean()), row.GetProperty("name").GetString());
        }
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Adjust_OfNoProbability_IsRefused(double value) =>
        ((Action)(() => HolmCorrection.Adjust([0.5, value]))).Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void Of_OneCellFarOut_LowersTheBarForTheNext()
    {
        // 0.01 / 4, 0.01 / 3, 0.01 / 2, 0.01: the second is within its own share only because the first fell.
        HolmCorrection.Reject([0.003, 0.5, 0.0001, 0.02], 4, 0.01).Should().Equal(true, false, true, false);
        HolmCorrection.Reject([0.003, 0.5, 0.1, 0.02], 4, 0.01).Should().Equal(false, false, false, false);
    }

    [Test]
    public void Of_CellsThatWereNotMeasured_Count()
    {
        HolmCorrection.Reject([0.003], 1, 0.01).Should().Equal(true);
        HolmCorrection.Reject([0.003], 4, 0.01).Should().Equal(false);
    }

    [Test]
    public void P20_TwentyFourCellsThatAloneWouldFail_FailTogetherOnlyWithinOneError()
    {
        HolmCorrection.Reject([0.009], 1, 0.01).Should().Equal(true);
        HolmCorrection.Reject([.. Enumerable.Repeat(0.009, 24)], 24, 0.01)
            .Should().NotContain(true, "some cell of 24 is as far out in a fifth of all pull requests");
        HolmCorrection.Reject([.. Enumerable.Repeat(0.01 / 24, 24)], 24, 0.01).Should().NotContain(false);
    }

    [Test]
    public void Of_WhatCannotBe_Throws()
    {
        FluentActions.Invoking(() => HolmCorrection.Reject([0.1, 0.2], 1, 0.01)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => HolmCorrection.Reject([double.NaN], 1, 0.01)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => HolmCorrection.Reject([0.1], 1, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
