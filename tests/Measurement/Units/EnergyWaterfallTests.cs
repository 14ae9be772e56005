using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.Units;

public sealed class EnergyWaterfallTests
{
    [Test]
    public void P19_MoreTimeAtTheSamePower_IsAllTime() =>
        EnergyWaterfall.Of(new(100), new(2), new(150), new(3)).Should().Be(new EnergyWaterfall(new(50), new(0), new(0)));

    [Test]
    public void P19_MorePowerInTheSameTime_IsAllPower() =>
        EnergyWaterfall.Of(new(100), new(2), new(130), new(2)).Should().Be(new EnergyWaterfall(new(0), new(30), new(0)));

    [Test]
    public void P19_FasterAtMorePower_ShowsBothThoughTheJoulesHardlyMove()
    {
        // 50 W x 2 s = 100 J against 66 W x 1.5 s = 99 J
        var parts = EnergyWaterfall.Of(new(100), new(2), new(99), new(1.5));
        parts.FromTime.Value.Should().BeApproximately(-25, 1e-9);
        parts.FromPower.Value.Should().BeApproximately(32, 1e-9);
        parts.FromBoth.Value.Should().BeApproximately(-8, 1e-9);
        parts.Total.Value.Should().BeApproximately(-1, 1e-9);
    }

    [Test]
    public void P19_Terms_AlwaysAddUpToTheDifference()
    {
        var random = new Random(11);
        for (var i = 0; i < 1000; i++)
        {
            var (reference, candidate) = (new Joules(random.NextDouble() * 1000), new Joules(random.NextDouble() * 1000));
            var parts = EnergyWaterfall.Of(reference, new(0.01 + random.NextDouble()), candidate, new(0.01 + random.NextDouble()));
            parts.Total.Value.Should().BeApproximately(candidate.Value - reference.Value, 1e-9 * (1 + Math.Abs(parts.FromPower.Value)));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Of_TimeThatIsNone_Throws(double seconds) =>
        FluentActions.Invoking(() => EnergyWaterfall.Of(new(1), new(seconds), new(1), new(1)))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void P13_IdleTakenOff_CanTurnTheConclusionRound()
    {
        // The candidate takes longer at less power: 2 % more gross joules, but 20 % fewer net joules when 40 of 50 W count as
        // idle power.
        var (referenceGross, candidateGross) = (new Joules(50), new Joules(51));
        var (referenceNet, candidateNet) = (
            NetEnergy.Of(referenceGross, new(1), new(40)), NetEnergy.Of(candidateGross, new(1.075), new(40)));
        (candidateGross / referenceGross).Should().BeGreaterThan(1);
        (candidateNet / referenceNet).Should().BeLessThan(1);
        candidateNet.Value.Should().BeApproximately(8, 1e-9);
    }
}
