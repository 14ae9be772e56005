using System.Xml.Linq;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Tests.Gate.Commands;
using EnergyGate.Tests.Gate.Verdicts;

namespace EnergyGate.Tests.Gate.Reporting;

public sealed class ReportTests
{
    private static readonly GateResult Result = Cells.Result(
        Cells.With(Verdict.Pass),
        Cells.With(Verdict.Fail, reason: "node <script>alert(1)</script>\u0001"),
        Cells.With(Verdict.Inconclusive),
        Cells.With(Verdict.NotMeasured, gating: false) with { Value = null, Low = null, High = null },
        Cells.With(Verdict.Pass) with { Check = CheckKind.Parity, Metric = "logits", Value = double.PositiveInfinity });

    [Test]
    public void Json_WrittenAndRead_IsTheSame() => JsonReport.Read(JsonReport.Write(Result)).Should().BeEquivalentTo(Result);

    [Test]
    public void Json_Cells_UseTheNamesOfTheInterface() =>
        JsonReport.Write(Result).Should().Contain("\"verdict\": \"NOT_MEASURED\"").And.Contain("\"check\": \"accuracy\"").And.Contain("\"kind\": \"exact\"").And.Contain("\"gating\": true");

    [Test]
    public void Json_OfAnotherSchema_IsRefused()
    {
        Action read = () => JsonReport.Read(JsonReport.Write(Result).Replace("\"schema\": 1", "\"schema\": 2", StringComparison.Ordinal));
        read.Should().Throw<System.Text.Json.JsonException>().WithMessage("*schema 2*");
    }

    [Test]
    public void Html_TextsOfTheRun_AreEscaped() =>
        HtmlReport.Write(Result).Should().NotContain("<script>").And.Contain("&lt;script&gt;").And.Contain("a &lt;model&gt; &amp; more");

    [Test]
    public void Html_EveryCell_IsThereWithItsReason() =>
        Result.Cells.Should().OnlyContain(cell => HtmlReport.Write(Result).Contains(System.Net.WebUtility.HtmlEncode(cell.Reason)));

    [Test]
    public void Html_Page_NeedsNothingElse() =>
        HtmlReport.Write(Result).Should().NotContain("http").And.NotContain("src=").And.NotContain("<link");

    [Test]
    public void Markdown_PipesInTexts_DoNotBreakTables() => MarkdownReport.Write(Result).Should().Contain("| because |");

    [Test]
    public void JUnit_Cells_BecomeCasesFailuresAndSkips()
    {
        var suites = XDocument.Parse(JUnitReport.Write(Result)).Root!;
        suites.Descendants("testcase").Should().HaveCount(5);
        suites.Descendants("failure").Should().HaveCount(2);
        suites.Descendants("skipped").Should().HaveCount(1);
    }

    [Test]
    public void Text_WhatDidNotPass_IsListedWithItsReason()
    {
        using var text = new StringWriter();
        ResultText.Write(Result, text);
        text.ToString().Should().Contain("FAIL: int8-dynamic / RTE / accuracy / accuracy: node").And.EndWith("cells gate" + Environment.NewLine);
    }

    [Test]
    public void ReportCommand_FromJson_WritesTheSameReports()
    {
        using var folder = new TemporaryFolder();
        var json = folder.Write("result.json", JsonReport.Write(Result));
        ProgramRun.Of("report", json, "--report", folder["out"]).ExitCode.Should().Be(0);
        File.ReadAllText(Path.Combine(folder["out"], "index.html")).Should().Be(HtmlReport.Write(Result));
        File.ReadAllText(Path.Combine(folder["out"], "report.json")).Should().Be(File.ReadAllText(json));
    }
}
