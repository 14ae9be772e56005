using EnergyGate.Statistics.Hypotheses;

namespace EnergyGate.Tests.Statistics.Hypotheses;

public sealed class RanksTests
{
    [Test]
    public void Average_OfTies_IsTheMeanOfTheirPlaces()
    {
        var ranks = new double[5];

        Ranks.Average([3, 1, 3, -0.0, 0.0], ranks).Should().BeTrue();

        ranks.Should().Equal(4.5, 3, 4.5, 1.5, 1.5);
    }

    [Test]
    public void Average_RoomForOtherThanOneRankPerValue_IsRefused() =>
        ((Action)(() => Ranks.Average([1, 2], new double[3]))).Should().Throw<ArgumentException>();
}
