using EnergyGate.Measurement.Protocols.Interleaved;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

public sealed class BlockOrderTests
{
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    public void Next_EachRound_IsAnOrderAndItsReverse(int armCount)
    {
        var order = new BlockOrder(armCount, 3);
        var places = new int[2 * armCount];
        for (var round = 0; round < 20; round++)
        {
            order.Next(places);
            places.Take(armCount).Should().BeEquivalentTo(Enumerable.Range(0, armCount));
            places.Reverse().Should().Equal(places);
        }
    }

    [TestCase(2)]
    [TestCase(5)]
    public void Next_AGroupOfRounds_PutsEveryArmAtEveryPlaceOnce(int armCount)
    {
        var order = new BlockOrder(armCount, 3);
        var places = new int[2 * armCount];
        var firsts = Enumerable.Range(0, armCount).Select(_ =>
        {
            order.Next(places);
            return places.Take(armCount).ToArray();
        }).ToArray();

        for (var place = 0; place < armCount; place++)
        {
            firsts.Select(round => round[place]).Should().OnlyHaveUniqueItems();
        }
    }

    [Test]
    public void Next_SameSeed_IsTheSameOrder() => Orders(7).Should().Equal(Orders(7));

    [Test]
    public void Next_OtherSeed_IsAnotherOrder() => Orders(7).Should().NotEqual(Orders(8));

    [Test]
    public void Next_TwoArms_DrawsWhoBegins()
    {
        // The first round of each pair is random: both orders must occur.
        var firsts = Orders(1).Where((_, i) => i % 8 == 0).ToArray();
        firsts.Count(arm => arm == 0).Should().BeInRange(firsts.Length / 4, 3 * firsts.Length / 4);
    }

    [Test]
    public void Constructor_OneArm_Throws() =>
        FluentActions.Invoking(() => new BlockOrder(1, 1)).Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void Next_SpanOfAnotherLength_Throws() =>
        FluentActions.Invoking(() => new BlockOrder(2, 1).Next(new int[3])).Should().Throw<ArgumentException>();

    private static int[] Orders(int seed)
    {
        var order = new BlockOrder(2, seed);
        return [.. Enumerable.Range(0, 80).SelectMany(_ =>
        {
            var places = new int[4];
            order.Next(places);
            return places;
        })];
    }
}
