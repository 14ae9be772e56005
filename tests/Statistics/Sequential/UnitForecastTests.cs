using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Statistics.Sequential;

public sealed class UnitForecastTests
{
    private static readonly SequentialPlan Plan = new() { Cells = 24 };

    [Test]
    public void UnitsToDecide_WhatCannotBeKnown_IsNull()
    {
        new SequentialTest(Plan).UnitsToDecide.Should().BeNull();
        SequentialTestTests.Fed(Plan, Math.Log(1.02), 10).UnitsToDecide.Should().BeNull("units on the limit speak for neither side");
        SequentialTestTests.Fed(Plan, 0, 12).UnitsToDecide.Should().Be(0, "it has passed");
    }

    [Test]
    public void MinimumDetectableRatio_LouderUnitsOrFewer_IsLarger()
    {
        var usual = new SequentialTest(Plan).MinimumDetectableRatio;
        new SequentialTest(Plan with { PriorDeviation = 0.04 }).MinimumDetectableRatio.Should().BeGreaterThan(usual);
        new SequentialTest(Plan with { MaximumUnits = 16 }).MinimumDetectableRatio.Should().BeGreaterThan(usual);
        new SequentialTest(Plan with { MaximumUnits = 11 })
            .MinimumDetectableRatio.Should().Be(double.PositiveInfinity, "2^11 is below 24 / (1 %)");
    }
}
