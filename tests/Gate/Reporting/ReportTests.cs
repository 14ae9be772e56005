using System.Xml.Linq;
using EnergyGate.Gate.Reporting.Html;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.JUnit;
using EnergyGate.Gate.Reporting.Markdown;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Commands;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Reporting;

internal sealed class ReportTests
{
    private static readonly GateResult Result = Cells.Result(
        Cells.With(Verdict.Pass),
        Cells.With(Verdict.Fail, reason: "node <script>alert(1)</script>\u0001"),
        Cells.With(Verdict.Inconclusive),
        Cells.With(Verdict.NotMeasured, gating: false) with { Value = null, Interval = null },
        Cells.With(Verdict.Pass) with { Check = CheckKind.Parity, Metric = "logits", Value = double.PositiveInfinity });

    [Test]
    public void Json_WrittenAndRead_IsTheSame() => JsonReport.Read(JsonReport.Write(Result)).Should().BeEquivalentTo(Result);

    [Test]
    public void Json_Cells_UseTheNamesOfTheInterface() =>
        JsonReport.Write(Result).Should().Contain("\"verdict\": \"NOT_MEASURED\"")
            .And.Contain("\"check\": \"accuracy\"").And.Contain("\"kind\": \"exact\"").And.Contain("\"gating\": true");

    [Test]
    public void Json_OfAnotherSchema_IsRefused()
    {
        Action read = () => JsonReport.Read(JsonReport.Write(Result).Replace("\"schema\": 1", "\"schema\": 2", StringComparison.Ordinal));
        read.Should().Throw<System.Text.Json.JsonException>().WithMessage("*schema 2*");
    }

    [Test]
    public void Html_TextsOfTheRun_AreEscaped() =>
        HtmlReport.Write(Result)
            .Should().NotContain("<script>alert").And.Contain("&lt;script&gt;alert").And.Contain("a &lt;model&gt; &amp; more");

    [Test]
    public void Html_EveryCell_IsThereWithItsReason() =>
        Result.Cells.Should().OnlyContain(
            cell => HtmlReport.Write(Result).Contains(System.Net.WebUtility.HtmlEncode(cell.Reason.Replace('\u0001', '\uFFFD'))));

    [Test]
    public void Html_Page_NeedsNothingElse() =>
        HtmlReport.Write(Result)
            .Should().NotContain("://").And.NotContain("src=").And.NotContain("<link").And.NotContain("url(").And.NotContain("@import");

    [Test]
    public void Html_InlineScriptAndStyle_AreThoseThatThePolicyAllows()
    {
        var page = HtmlReport.Write(Result);
        foreach (var (element, directive) in new[] { ("script", "script-src"), ("style", "style-src") })
        {
            var content = page.Split($"<{element}>")[1].Split($"</{element}>")[0];
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));
            page.Should().Contain($"{directive} 'sha256-{hash}'").And.NotContain($"<{element} ");
        }

        page.Should().Contain("default-src 'none'").And.NotContain("style=").And.NotContain("onclick");
    }

    [Test]
    public void Markdown_PipesInTexts_DoNotBreakTables() => MarkdownReport.Write(Result).Should().Contain("| because |");

    [Test]
    public void Markdown_TextsOfTheRun_AreNoMarkup() =>
        MarkdownReport.Write(Result)
            .Should().Contain("a note with \\| and &lt;b&gt;").And.NotContain("<script>").And.Contain("a &lt;model&gt; &amp; more");

    [Test]
    public void Markdown_TooLongForAJobSummary_KeepsTheVerdictAndSaysWhatIsMissing()
    {
        var many = Cells.Result([.. Enumerable.Repeat(Cells.With(Verdict.Fail, reason: new string('ä', 2000)), 1000)]);
        var text = MarkdownReport.Write(many);
        System.Text.Encoding.UTF8.GetByteCount(text).Should().BeLessThan(MarkdownReport.MaxBytes + 100);
        text.Should().StartWith("## EnergyGate: FAIL").And.Contain("... and 960 more").And.EndWith("see index.html.\n");
    }

    [Test]
    public void Text_ControlCharacters_DoNotReachTheTerminal()
    {
        using var text = new StringWriter();
        ResultText.Write(Result, text);
        text.ToString().Should().NotContain("\u0001").And.Contain("</script>\uFFFD");
    }

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
        text.ToString()
            .Should().Contain("FAIL: int8-dynamic / RTE / accuracy / accuracy: node").And.EndWith("cells gate" + Environment.NewLine);
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
