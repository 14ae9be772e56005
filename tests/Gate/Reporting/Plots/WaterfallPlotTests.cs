using System.Globalization;
using System.Xml.Linq;
using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Reporting.Plots;

internal sealed class WaterfallPlotTests
{
    // 10 % longer at 5 % less power: 0.1 - 0.05 - 0.005 = +4.5 %.
    private static readonly ComparedCost Cost =
        new("fp32<cpu>", new(0.01), new(0.01045), new(0.002), new(0.0022), [0.04], 0, [])
        {
            FromTime = new(0.001),
            FromPower = new(-0.0005),
            FromBoth = new(-0.00005),
        };

    [Test]
    public void Draw_OneVariant_EachBarBeginsWhereTheOneBeforeEnded()
    {
        var bars = Drawn(Cost).Descendants("rect").Select(
            bar => (Kind: bar.Attribute("class")!.Value, Left: Number(bar, "x"), Right: Number(bar, "x") + Number(bar, "width"))).ToList();
        bars.Select(bar => bar.Kind).Should().Equal("more", "less", "less", "total");
        bars[1].Right.Should().BeApproximately(bars[0].Right, 0.2);
        bars[2].Right.Should().BeApproximately(bars[1].Left, 0.2);
        bars[3].Left.Should().BeApproximately(bars[0].Left, 0.2, "both start at no difference");
        bars[3].Right.Should().BeApproximately(bars[2].Left, 0.2, "the terms add up to the difference");
    }

    [Test]
    public void Draw_OneVariant_SaysTheFiguresInWords() =>
        Drawn(Cost).Elements().Single(element => element.Name.LocalName == "desc").Value
            .Should().Be("fp32<cpu>: P dt +10.00 %, t dP -5.00 %, dP dt -0.50 %, dE +4.50 %");

    [Test]
    public void Draw_LimitOfTheCell_IsALine()
    {
        var drawing = Drawn(Cost);
        var limit = drawing.Descendants("line").Single(line => line.Attribute("class")!.Value == "limit");
        var total = drawing.Descendants("rect").Last();
        Number(limit, "x1").Should().BeInRange(Number(total, "x"), Number(total, "x") + Number(total, "width"), "2 % is less than 4.5 %");
    }

    [Test]
    public void Draw_NothingMeasured_IsEmpty()
    {
        WaterfallPlot.Draw(Compared()).Should().BeEmpty();
        WaterfallPlot.Draw(Compared(Cost with { BaseEnergyPerText = default })).Should().BeEmpty();
    }

    private static XElement Drawn(ComparedCost cost) => XElement.Parse(WaterfallPlot.Draw(Compared(cost)));

    private static GateResult Compared(params ComparedCost[] costs) => SampleResult.Make() with
    {
        Base = "0123456789ab",
        Cells =
        [
            SampleResult.Make().Cells[0] with { Variant = Cost.Variant, Check = CheckKind.Energy, Limit = 1.02 },
            SampleResult.Make().Cells[0] with
            {
                Variant = Cost.Variant,
                Check = CheckKind.Regression,
                Metric = MetricNames.Drift,
                Limit = 1.05,
            },
        ],
        Comparisons = [.. costs],
    };

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
