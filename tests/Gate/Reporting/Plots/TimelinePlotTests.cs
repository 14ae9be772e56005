using System.Xml.Linq;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results.Timeline;

namespace EnergyGate.Tests.Gate.Reporting.Plots;

internal sealed class TimelinePlotTests
{
    private static readonly RunTimeline Timeline = SampleResult.Make().Timeline!;

    [Test]
    public void Draw_ThreeFigures_HasAPanelForEach()
    {
        var svg = Draw(Timeline);
        Paths(svg).Should().HaveCount(3);
        svg.Elements().First(element => element.Name == "title").Value
            .Should().Be("power, W (estimated), temperature, °C (measured), clock, MHz (measured) over the run");
        svg.Elements().First(element => element.Name == "desc").Value
            .Should().Contain("from 8.7 to 9 W, mean 8.887 W").And.Contain("from 61 to 63.5 °C");
    }

    [Test]
    public void Draw_PowerAlone_HasOnePanel() =>
        Paths(
            Draw(Timeline with { Readings = [.. Timeline.Readings.Select(reading => reading with { Temperature = null, Clock = null })] }))
            .Should().HaveCount(1);

    [Test]
    public void Draw_ReadingThatIsNotKnown_IsAGap() => Paths(Draw(Timeline))[0].Count(letter => letter == 'M').Should().Be(2);

    [Test]
    public void Draw_NamesOfPhases_AreEscaped() =>
        TimelinePlot.Draw(Timeline, "<b>").Should().Contain("energy &lt;of&gt; blocks").And.NotContain("<b>");

    [Test]
    public void Draw_LessThanTwoReadings_IsEmpty() =>
        TimelinePlot.Draw(Timeline with { Readings = [Timeline.Readings[0]] }, "estimated").Should().BeEmpty();

    [Test]
    public void Text_Table_HasALineForEachReadingWithItsPhase()
    {
        var lines = TimelineText.Write(Timeline).Split('\n');
        lines[0].Should().Be("seconds\twatts\tcelsius\tmegahertz\tphase");
        lines[1].Should().Be("0.2\t8.7\t61\t2445\tgraphs");
        lines[3].Should().Be("0.6\t\t\t\tenergy <of> blocks");
        lines.Should().HaveCount(1 + 5 + 1);
    }

    [Test]
    public void Json_Timeline_IsALineForEachReadingAndReadsBack()
    {
        var json = JsonReport.Write(SampleResult.Make());
        json.Should().Contain("[0.6, null, null, null]");
        JsonReport.Read(json).Timeline!.Readings.Should().Equal(Timeline.Readings);
    }

    private static XElement Draw(RunTimeline timeline) => XElement.Parse(TimelinePlot.Draw(timeline, "estimated"));

    private static string[] Paths(XElement svg) => [.. svg.Elements("path").Select(path => path.Attribute("d")!.Value)];
}
