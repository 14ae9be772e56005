using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Tests.Statistics.Intervals;

public sealed class CovariateAdjustmentTests
{
    [Test]
    public void Of_ValuesThatFollowTheCovariate_AreNothingWithoutIt()
    {
        var adjustment = CovariateAdjustment.Of([0.02, 0.04, 0.06], [1, 2, 3]);
        adjustment.Raw.Should().BeApproximately(0.04, 1e-12);
        adjustment.Adjusted.Should().BeApproximately(0, 1e-12);
        adjustment.Shift.Should().BeApproximately(0.04, 1e-12);
    }

    [Test]
    public void Of_CovariateAroundZero_MovesNothing() => CovariateAdjustment.Of([0.01, 0.03, 0.02], [-1, 1, 0]).Shift.Should().Be(0);

    [Test]
    public void Of_CovariateThatNeverChanges_CannotBeToldApart() =>
        CovariateAdjustment.Of([0.01, 0.03], [2, 2]).Shift.Should().Be(double.NaN);

    [Test]
    public void Of_DifferentLengths_Throws() =>
        FluentActions.Invoking(() => CovariateAdjustment.Of([1, 2], [1])).Should().Throw<ArgumentException>();
}
