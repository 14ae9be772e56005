using EnergyGate.Statistics.Corrections;

namespace EnergyGate.Tests.Statistics.Corrections;

public sealed class HolmSelectionTests
{
    [Test]
    public void Of_OneCellFarOut_LowersTheBarForTheNext()
    {
        // 0.01 / 4, 0.01 / 3, 0.01 / 2, 0.01: the second is within its own share only because the first fell.
        HolmSelection.Of([0.003, 0.5, 0.0001, 0.02], 4, 0.01).Should().Equal(true, false, true, false);
        HolmSelection.Of([0.003, 0.5, 0.1, 0.02], 4, 0.01).Should().Equal(false, false, false, false);
    }

    [Test]
    public void Of_CellsThatWereNotMeasured_Count()
    {
        HolmSelection.Of([0.003], 1, 0.01).Should().Equal(true);
        HolmSelection.Of([0.003], 4, 0.01).Should().Equal(false);
    }

    [Test]
    public void P20_TwentyFourCellsThatAloneWouldFail_FailTogetherOnlyWithinOneError()
    {
        HolmSelection.Of([0.009], 1, 0.01).Should().Equal(true);
        HolmSelection.Of([.. Enumerable.Repeat(0.009, 24)], 24, 0.01).Should().NotContain(true, "some cell of 24 is as far out in a fifth of all pull requests");
        HolmSelection.Of([.. Enumerable.Repeat(0.01 / 24, 24)], 24, 0.01).Should().NotContain(false);
    }

    [Test]
    public void Of_WhatCannotBe_Throws()
    {
        FluentActions.Invoking(() => HolmSelection.Of([0.1, 0.2], 1, 0.01)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => HolmSelection.Of([double.NaN], 1, 0.01)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => HolmSelection.Of([0.1], 1, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
