using EnergyGate.Gate.Reporting.Plots;

namespace EnergyGate.Tests.Gate.Reporting.Plots;

internal sealed class PlotAxisTests
{
    [TestCase(0.47, 1.0, "0.4 0.6 0.8 1.0 1.2")]
    [TestCase(84, 84, "83.90 83.95 84.00 84.05 84.10")]
    [TestCase(12, 97, "0 20 40 60 80 100 120")]
    public void Over_Figures_TicksAreRoundAndHoldThem(double least, double greatest, string ticks) =>
        string.Join(' ', PlotAxis.Over([least, greatest]).Ticks().Select(tick => tick.Text)).Should().Be(ticks);

    [Test]
    public void Share_EndsOfTheAxis_AreZeroAndOne()
    {
        var axis = PlotAxis.Over([1, 9]);
        axis.Share(axis.Low).Should().Be(0);
        axis.Share(axis.High).Should().Be(1);
    }
}
