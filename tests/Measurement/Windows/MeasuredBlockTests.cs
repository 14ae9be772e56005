using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Windows;

public sealed class MeasuredBlockTests
{
    private static readonly MeasuredBlock Block = new(new(new(6), new(3)), new(4.5), 2);

    [Test]
    public void Figures_OfARun_AreThoseOfTheWindowByRuns() =>
        (Block.EnergyPerRun, Block.TimePerRun).Should().Be((new Joules(3), new Seconds(1.5)));

    [Test]
    public void BusyCores_OfABlock_AreProcessorTimeByTime() => Block.BusyCores.Should().Be(1.5);

    [Test]
    public void VoidReason_OfABlock_IsThatOfItsWindow()
    {
        var reason = new VoidReason("the board was reset");
        (Block with { Window = Block.Window with { VoidReason = reason } }).VoidReason.Should().Be(reason);
        Block.VoidReason.Should().BeNull();
    }
}
