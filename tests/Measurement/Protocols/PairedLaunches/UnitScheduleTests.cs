using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Tests.Measurement.Protocols.PairedLaunches;

public sealed class UnitScheduleTests
{
    private static readonly UnitSchedule Schedule = new(7);

    [Test]
    public void P24_EveryUnit_LaunchesBothOrders()
    {
        foreach (var order in Orders())
        {
            order.LaunchedFirst(1).Should().NotBe(order.LaunchedFirst(0));
        }
    }

    [Test]
    public void At_EveryUnit_HoldsBothArmsEquallyOften()
    {
        foreach (var order in Orders().Take(200))
        {
            for (var quad = 0; quad < UnitOrder.Blocks / QuadOrder.Blocks; quad++)
            {
                var arms = Enumerable.Range(4 * quad, 4).Select(order.ArmAt).ToArray();
                arms.SequenceEqual([arms[0], 1 - arms[0], 1 - arms[0], arms[0]]).Should().BeTrue();
            }
        }
    }

    [Test]
    public void At_ManyUnits_ThrowsFairAndUnrelatedCoins()
    {
        // 4,000 tosses of a fair coin give 2,000 heads within 4.5 standard deviations (32 each), and so do the agreements of two coins.
        var throws = Enumerable.Range(0, 9).Select(coin => Orders().Select(order => (order.Coins >> coin) & 1).ToArray()).ToArray();
        for (var coin = 0; coin < 9; coin++)
        {
            throws[coin].Sum().Should().BeInRange(1858, 2142);
            throws[coin].Skip(1).Zip(throws[coin], (next, last) => next ^ last).Sum().Should().BeInRange(1858, 2142);
            throws[coin].Zip(throws[(coin + 1) % 9], (one, other) => one ^ other).Sum().Should().BeInRange(1858, 2142);
        }
    }

    [Test]
    public void At_OtherCell_SharesTheLaunchesAndHasItsOwnQuads()
    {
        var pairs = Enumerable.Range(0, 500).Select(unit => (One: Schedule.At(unit, 0), Other: Schedule.At(unit, 1))).ToArray();
        pairs.Should().OnlyContain(pair => pair.One.LaunchedFirst(0) == pair.Other.LaunchedFirst(0));
        pairs.Count(pair => pair.One.Coins == pair.Other.Coins).Should().BeLessThan(12, "eight coins agree once in 256");
    }

    [Test]
    public void At_SameSeed_IsTheSameWhateverWasAskedBefore()
    {
        new UnitSchedule(7).At(300).Should().Be(Schedule.At(300));
        Orders()
            .Select(order => order.Coins)
            .Should().NotEqual(Enumerable.Range(0, 4000).Select(unit => new UnitSchedule(8).At(unit).Coins));
    }

    [Test]
    public void At_FirstUnitsOfSeedSeven_AreThoseOfEveryMachine() =>
        Enumerable.Range(0, 4).Select(unit => (int)Schedule.At(unit).Coins).Should().Equal(249, 496, 14, 176);

    [Test]
    public void At_NegativeNumbers_Throws()
    {
        FluentActions.Invoking(() => Schedule.At(-1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Schedule.At(0, -1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void UnitOrder_PlacesThatAreNot_Throw()
    {
        var order = Schedule.At(0);
        FluentActions.Invoking(() => order.ArmAt(32)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => order.LaunchedFirst(2)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => order.Quad(0, 4)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => QuadOrder.Abba.ArmAt(4)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static IEnumerable<UnitOrder> Orders() => Enumerable.Range(0, 4000).Select(unit => Schedule.At(unit));
}
