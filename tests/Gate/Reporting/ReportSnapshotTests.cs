using EnergyGate.Gate.Reporting.Html;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.JUnit;
using EnergyGate.Gate.Reporting.Markdown;
using EnergyGate.Gate.Reporting.Text;

namespace EnergyGate.Tests.Gate.Reporting;

/// <summary>Snapshots of every report of one result; CONTRIBUTING.md explains how to accept a change.</summary>
internal sealed class ReportSnapshotTests
{
    [Test]
    public void Html_OfTheSample_IsAsAccepted() => Snapshot.Match(HtmlReport.Write(SampleResult.Make()), "html");

    [Test]
    public void Markdown_OfTheSample_IsAsAccepted() => Snapshot.Match(MarkdownReport.Write(SampleResult.Make()), "md");

    [Test]
    public void JUnit_OfTheSample_IsAsAccepted() => Snapshot.Match(JUnitReport.Write(SampleResult.Make()), "xml");

    [Test]
    public void Json_OfTheSample_IsAsAccepted() => Snapshot.Match(JsonReport.Write(SampleResult.Make()), "json");

    [TestCase(120)]
    [TestCase(80)]
    public void FirstScreen_OfTheSample_IsAsAccepted(int width)
    {
        using var text = new StringWriter();
        FirstScreen.Write(SampleResult.Make(), text, width);
        Snapshot.Match(text.ToString(), name: $"{width}");
    }

    [Test]
    public void Text_OfTheSample_IsAsAccepted()
    {
        using var text = new StringWriter();
        ResultText.Write(SampleResult.Make(), text);
        Snapshot.Match(text.ToString());
    }
}
