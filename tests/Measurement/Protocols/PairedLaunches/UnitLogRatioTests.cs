using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Tests.Measurement.Protocols.PairedLaunches;

public sealed class UnitLogRatioTests
{
    [Test]
    public void Quad_BothOrders_IsTheLogRatioOfTheArms()
    {
        UnitLogRatio.OfQuad(QuadOrder.Abba, [2, 3, 3, 2]).Should().BeApproximately(Math.Log(1.5), 1e-15);
        UnitLogRatio.OfQuad(QuadOrder.Baab, [3, 2, 2, 3]).Should().BeApproximately(Math.Log(1.5), 1e-15);
    }

    [Test]
    public void Quad_DriftThatIsLinearInTheLog_Cancels() =>
        UnitLogRatio.OfQuad(QuadOrder.Abba, [1, 1.1, 1.21, 1.331]).Should().BeApproximately(0, 1e-15);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Quad_AnUnusableBlock_IsNaN(double figure) => UnitLogRatio.OfQuad(QuadOrder.Abba, [1, 1, figure, 1]).Should().Be(double.NaN);

    [Test]
    public void Launch_OneWildQuad_IsTheMiddleOfTheOthers()
    {
        UnitLogRatio.OfLaunch([0.01, 5, 0.03, 0.02]).Should().BeApproximately(0.025, 1e-15);
        UnitLogRatio.OfLaunch([0.01, double.NaN, 0.03, 0.02]).Should().Be(double.NaN);
    }

    [Test]
    public void Unit_EveryOrder_FindsTheRatio()
    {
        for (var unit = 0; unit < 100; unit++)
        {
            var order = new UnitSchedule(1).At(unit);
            double[] figures = [.. Enumerable.Range(0, 32).Select(block => order.ArmAt(block) == ComparisonArm.Candidate ? 1.05 : 1.0)];
            UnitLogRatio.Of(order, figures).Should().BeApproximately(Math.Log(1.05), 1e-14);
        }
    }

    [Test]
    public void P24_BiasOfTheLaunchOrder_Cancels()
    {
        for (var unit = 0; unit < 100; unit++)
        {
            var order = new UnitSchedule(1).At(unit);
            double[] figures =
                [.. Enumerable.Range(0, 32).Select(block => order.ArmAt(block) == order.LaunchedFirst(block / 16) ? 1.03 : 1.0)];
            UnitLogRatio.Of(order, figures).Should().BeApproximately(0, 1e-14);
        }
    }

    [Test]
    public void Unit_OneUnusableBlock_IsNaN()
    {
        double[] figures = [.. Enumerable.Repeat(1.0, 32)];
        figures[20] = 0;
        UnitLogRatio.Of(new UnitSchedule(1).At(0), figures).Should().Be(double.NaN);
    }

    [Test]
    public void Figures_OfAnotherCount_Throw()
    {
        FluentActions.Invoking(() => UnitLogRatio.OfQuad(QuadOrder.Abba, [1, 1, 1])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => UnitLogRatio.OfLaunch([1, 1, 1])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => UnitLogRatio.Of(default, [1, 1, 1])).Should().Throw<ArgumentException>();
    }
}
