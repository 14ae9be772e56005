using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Tests.Statistics.Sequential;

public sealed class SequentialTestTests
{
    private static readonly SequentialPlan Plan = new() { Cells = 24 };

    [Test]
    public void Decision_EqualUnitsAtOne_PassesAtTheSeventh()
    {
        // Each factor is 2 at most, and 2^7 is the first power above 1 / (1 %); the second unit's prior still makes its bet small.
        var test = Fed(Plan with { PriorDeviation = 0.005 }, 0, 7);
        test.Decision.Should().Be(Outcome.Pass);
        Fed(Plan with { PriorDeviation = 0.005 }, 0, 6).Decision.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Decision_EqualUnitsFarBeyond_FailsAtTheTwelfth()
    {
        Fed(Plan, Math.Log(1.2), 12).Decision.Should().Be(Outcome.Fail, "2^12 is the first power of 2 above 24 / (1 %)");
        Fed(Plan, Math.Log(1.2), 11).Decision.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Decision_UnitsOnTheLimit_StaysOpen()
    {
        var test = Fed(Plan, Math.Log(1.02), 64);
        test.Decision.Should().Be(Outcome.Inconclusive);
        test.IsSpent.Should().BeTrue();
        test.FailPValue.Should().Be(1);
    }

    [Test]
    public void Decision_OppositeUnitsAfterIt_DoNotChangeIt()
    {
        var test = Fed(Plan, 0, 12);
        Feed(test, Math.Log(1.3), 40);
        test.Decision.Should().Be(Outcome.Pass);
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Add_NotAFiniteUnit_Throws(double z)
    {
        var test = new SequentialTest(Plan);
        test.Invoking(t => t.Add(z)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*finite*");
        test.Units.Should().Be(0);
    }

    [Test]
    public void Add_BeyondThePlan_Throws() =>
        Fed(Plan with { MaximumUnits = 3 }, 0, 3)
            .Invoking(t => t.Add(0))
            .Should().Throw<InvalidOperationException>()
            .WithMessage("*3 units*");

    [Test]
    public void FailPValue_EvidenceThatFadesAgain_KeepsItsSmallest()
    {
        var test = Fed(Plan, Math.Log(1.06), 8);
        var smallest = test.FailPValue;
        Feed(test, 0, 20);
        smallest.Should().BeLessThan(0.1);
        test.FailPValue.Should().Be(smallest);
    }

    [Test]
    public void FailPValue_WhenItFails_IsWithinTheCellsError()
    {
        var test = Fed(Plan, Math.Log(1.07), 13);
        test.Decision.Should().Be(Outcome.Fail);
        test.FailPValue.Should().BeLessThanOrEqualTo(Plan.FailError);
    }

    [Test]
    public void Add_SameUnits_WeighsByWhatCameBefore()
    {
        // The first unit's weight is the prior's: 1 + tanh(ln(1.05 / 1.02) (z - ln 1.02) / 0.02^2), by hand.
        var test = Fed(Plan, 0.03, 1);
        var expected = 1 + Math.Tanh(Math.Log(1.05 / 1.02) * (0.03 - Math.Log(1.02)) / 0.0004);
        test.FailPValue.Should().BeApproximately(1 / expected, 1e-12);
    }

    [Test]
    public void Decision_MoreCells_NeedMoreEvidence()
    {
        Fed(new SequentialPlan(), Math.Log(1.2), 7).Decision.Should().Be(Outcome.Fail);
        Fed(new SequentialPlan { Cells = 1000 }, Math.Log(1.2), 16).Decision.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Estimate_OneWildUnit_HardlyMoves()
    {
        var test = Fed(Plan, 0.01, 11);
        test.Add(2);
        test.Estimate.Should().BeApproximately(Math.Exp(0.01), 1e-12);
        double.IsNaN(new SequentialTest(Plan).Estimate).Should().BeTrue();
    }

    [Test]
    public void Deviation_KnownUnits_IsTheSampleDeviation()
    {
        var test = new SequentialTest(Plan);
        foreach (var unit in new[] { 0.01, 0.02, 0.03, 0.04 })
        {
            test.Add(unit);
        }

        test.Deviation.Should().BeApproximately(Math.Sqrt(5.0 / 3) * 0.01, 1e-12);
        test.Estimate.Should().BeApproximately(Math.Exp(0.025), 1e-12);
    }

    [TestCase(0.02, -0.02, ExpectedResult = -0.9)]
    [TestCase(0.02, 0.02, ExpectedResult = double.NaN)]
    public double LagOneAutocorrelation_TwoUnitsInTurn_IsThatOfTheTextbook(double even, double odd)
    {
        var test = new SequentialTest(Plan);
        for (var i = 0; i < 10; i++)
        {
            test.Add(i % 2 == 0 ? even : odd);
        }

        return Math.Round(test.LagOneAutocorrelation, 12);
    }

    [Test]
    public void IsUnsteady_EqualUnits_IsFalse() => Fed(Plan, 0.02, 20).IsUnsteady.Should().BeFalse();

    [Test]
    public void Constructor_PlanThatCannotBe_Throws()
    {
        foreach (var plan in new[]
            {
                Plan with
                {
                    Margin = 0,
                },
                Plan with
                {
                    Margin = double.NaN,
                },
                Plan with
                {
                    DetectableRatio = 1.02,
                },
                Plan with
                {
                    FamilyError = 0,
                },
                Plan with
                {
                    PassError = 0.5,
                },
                Plan with
                {
                    Cells = 0,
                },
                Plan with
                {
                    PriorDeviation = 0,
                },
                Plan with
                {
                    MaximumUnits = 0,
                },
            })
        {
            FluentActions.Invoking(() => new SequentialTest(plan)).Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    internal static SequentialTest Fed(SequentialPlan plan, double z, int count)
    {
        var test = new SequentialTest(plan);
        Feed(test, z, count);
        return test;
    }

    private static void Feed(SequentialTest test, double z, int count)
    {
        for (var i = 0; i < count; i++)
        {
            test.Add(z);
        }
    }
}
