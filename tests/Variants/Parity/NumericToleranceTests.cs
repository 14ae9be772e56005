using EnergyGate.Variants.Parity;

namespace EnergyGate.Tests.Variants.Parity;

public sealed class NumericToleranceTests
{
    private static readonly NumericTolerance Tolerance = new(0.1f, 0.01f);

    [Test]
    public void Compare_EqualElements_UsesNothing() => Tolerance.Compare([1, 2], [1, 2]).ToleranceUsed.Should().Be(0);

    [Test]
    public void Compare_OneElementOff_NamesItAndItsShare()
    {
        var worst = Tolerance.Compare([1, 10.1f, 3], [1, 10, 3]);
        worst.Index.Should().Be(1);
        worst.ToleranceUsed.Should().BeApproximately(0.5f, 1e-4f);
    }

    [TestCase(float.NaN, 1f)]
    [TestCase(1f, float.NaN)]
    [TestCase(float.NaN, float.NaN)]
    [TestCase(float.PositiveInfinity, 1f)]
    [TestCase(float.PositiveInfinity, float.NegativeInfinity)]
    public void Compare_ElementThatIsNoNumber_IsInfinitelyOff(float actual, float expected) =>
        Tolerance.Compare([0, actual, 5], [0, expected, 0]).ToleranceUsed.Should().Be(float.PositiveInfinity);

    [Test]
    public void Compare_SameInfinity_UsesNothing() =>
        Tolerance.Compare([float.NegativeInfinity], [float.NegativeInfinity]).ToleranceUsed.Should().Be(0);

    [Test]
    public void Compare_NothingAllowed_AcceptsOnlyTheSameBits() =>
        new NumericTolerance(0, 0).Compare([1f], [MathF.BitIncrement(1f)]).ToleranceUsed.Should().Be(float.PositiveInfinity);

    [Test]
    public void Compare_OtherLength_IsRefused()
    {
        Action compare = () => Tolerance.Compare([1], [1, 2]);
        compare.Should().Throw<ArgumentException>();
    }

    [Test]
    public void RelativeError_OfTwiceTheReference_IsOne() => RelativeError.Of([2, 4], [1, 2]).Should().BeApproximately(1, 1e-12);

    [Test]
    public void RelativeError_WithNaN_IsNaN() => RelativeError.Of([float.NaN], [1]).Should().Be(double.NaN);

    [Test]
    public void RelativeError_OfBothZero_IsZero() => RelativeError.Of([0], [0]).Should().Be(0);
}
