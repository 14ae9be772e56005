using EnergyGate.Gate.Reporting.Html;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Reporting.Text;

internal sealed class ComparisonTableTests
{
    private static readonly GateResult Compared = SampleResult.Make() with
    {
        Base = "0123456789ab",
        Cells =
        [
            Cell("fp32-cpu", Verdict.Fail) with { Value = 1.05, Interval = new(1.03, 1.07), Limit = 1.02 },
            Cell("fp32", Verdict.Pass) with { Qualifier = VerdictQualifiers.Identical, Value = 1, Limit = 1.02 },
        ],
        Comparisons =
        [
            new("fp32-cpu", new(0.01), new(0.0105), new(0.002), new(0.0021), [0.049, 0.051], 1,
                ["the graph differs: 1 Max came", "  + y = Max(<x>)"])
            {
                FromTime = new(0.0005),
                FromPower = default,
                FromBoth = default,
            },
        ],
    };

    [Test]
    public void Of_Comparison_HasARowForEveryCell()
    {
        var table = ComparisonTable.Of(Compared);
        table.Rows.Should().HaveCount(2);
        table.Rows[0].Should().Equal("fp32-cpu", "10", "10.5", "1.05 [1.03, 1.07]", "1.02", "2 and 1 void", "0.5", "0.5", "0", "0", "FAIL");
        table.Rows[1].Should().Equal("fp32", "-", "-", "1", "1.02", "-", "-", "-", "-", "-", "PASS(identical)");
    }

    [Test]
    public void Of_RunOfTheGate_IsEmpty() => ComparisonTable.Of(SampleResult.Make()).Rows.Should().BeEmpty();

    [Test]
    public void Costs_OfAComparison_AreNotBesideFp32() => ResultTables.Costs(Compared).Rows.Should().BeEmpty();

    [Test]
    public void Html_Comparison_ShowsTheCauseEscaped() =>
        HtmlReport.Write(Compared).Should().Contain("1 Max came").And.Contain("Max(&lt;x&gt;)").And.NotContain("Max(<x>)");

    [Test]
    public void Html_Comparison_HasNoTableOfTasks() =>
        HtmlReport.Write(Compared).Should().NotContain("id=\"results\"").And.Contain("id=\"comparison\"");

    [Test]
    public void Text_Comparison_SaysWhatDiffers()
    {
        using var output = new StringWriter();
        ResultText.Write(Compared, output);
        output.ToString().Should().Contain("differences in fp32-cpu:").And.Contain("the graph differs: 1 Max came");
    }

    private static Cell Cell(string variant, Verdict verdict) => new()
    {
        Variant = variant,
        Check = CheckKind.Energy,
        Metric = MetricNames.Joules,
        Batch = 8,
        Threads = 1,
        MaxLength = 128,
        Verdict = verdict,
        Gating = true,
        Kind = FigureKind.Estimated,
        Reason = "a reason",
    };
}
