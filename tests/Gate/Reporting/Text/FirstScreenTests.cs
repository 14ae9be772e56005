using System.Collections.Immutable;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Reporting.Text;

internal sealed class FirstScreenTests
{
    private const string LongReason = "the graph is not the one recorded: 1 Identity went; LayerNormalization of '/distilbert/transformer' "
        + "changed (lines that differ: 2), and what follows is as long as a reason can be in a report that nobody shortened";

    [Test]
    public void Write_AnyResult_FitsTheScreen(
        [Values(0, 1, 10, 16, 17, 60)] int variants,
        [Values(1, 9)] int tasks,
        [Values(Verdict.Pass, Verdict.Fail, Verdict.Inconclusive, Verdict.Trade, Verdict.NotMeasured)] Verdict verdict,
        [Values(true, false)] bool isComparison,
        [Values(80, 120)] int width)
    {
        var lines = Lines(Large(variants, tasks, verdict, isComparison), width);
        lines.Should().HaveCountLessThan(FirstScreen.MaxLines, "one line more names the report")
            .And.OnlyContain(line => line.Length <= width);
        if (verdict is Verdict.Fail)
        {
            lines.Should().Contain(line => line.StartsWith(variants == 0 ? "OPEN" : "FAIL", StringComparison.Ordinal));
        }
    }

    [Test]
    public void Write_MoreVariantsThanFit_ShowsThoseThatStopTheRun()
    {
        var cells = Enumerable.Range(0, 30)
            .Select(i => Cells.With(i == 29 ? Verdict.Fail : Verdict.Pass) with { Variant = $"variant-{i}" });
        var lines = Lines(Cells.Result([.. cells]), 120);
        lines.Single(line => line.StartsWith("variant-29 ", StringComparison.Ordinal)).Should().EndWith("FAIL");
        lines.Should().Contain("... and 15 more variants: see the report");
    }

    [Test]
    public void Write_CellsThatFailAlike_AreOneLine()
    {
        var cells = new[] { "CoLA", "SST-2", "RTE" }.Select(task => Cells.With(Verdict.Fail) with { Task = task });
        Lines(Cells.Result([.. cells]), 120).Where(line => line.Contains("because", StringComparison.Ordinal))
            .Should().Equal("  FAIL  int8-dynamic / CoLA / accuracy / accuracy (and 2 more): because");
    }

    [Test]
    public void Write_MoreFailuresThanFit_SaysHowMany()
    {
        var cells = Enumerable.Range(0, 20).Select(i => Cells.With(Verdict.Fail) with { Metric = $"metric-{i}" });
        var lines = Lines(Cells.Result([.. cells]), 120);
        lines.Count(line => line.StartsWith("  FAIL", StringComparison.Ordinal)).Should().Be(8);
        lines.Should().Contain("  ... and 12 more cells: see the report");
    }

    [Test]
    public void Write_ExperimentalVariantThatFails_CannotBeTakenForAFailure()
    {
        var result = Cells.Result(Cells.With(Verdict.Pass), Cells.With(Verdict.Fail, gating: false) with { Variant = "attention-skip-2" });
        var lines = Lines(result, 120);
        lines.Single(line => line.StartsWith("attention-skip-2", StringComparison.Ordinal))
            .Should().StartWith("attention-skip-2 (experimental)").And.EndWith("does not gate: 1 cell fails").And.NotContain("FAIL");
        lines[^1].Should().StartWith("PASS: ").And.EndWith("Experimental, not counted: attention-skip-2 fails.");
    }

    [Test]
    public void Write_NotMeasured_IsNotCounted()
    {
        var energy = Cells.With(Verdict.NotMeasured, gating: false) with
        {
            Check = CheckKind.Energy,
            Metric = MetricNames.Joules,
            Task = null,
            Value = null,
        };
        var lines = Lines(Cells.Result(Cells.With(Verdict.Pass), energy), 120);
        lines.Should().Contain(line => line.EndsWith("PASS (energy not measured)", StringComparison.Ordinal));
        lines[^1].Should().Be("PASS: no gating cell of 1 fails or is open. Not counted: 1 not measured.");
    }

    [Test]
    public void Write_NothingMeasured_IsNoPass()
    {
        var result = Cells.Result(Cells.With(Verdict.NotMeasured, gating: false)) with { ExitCode = ExitCode.Open };
        Lines(result, 120).Should().Contain(line => line.EndsWith(" NOT_MEASURED", StringComparison.Ordinal))
            .And.Contain("OPEN: nothing was measured, so nothing passed. Not counted: 1 not measured.");
    }

    [Test]
    public void Write_Interrupted_SaysSo()
    {
        var interrupted = Cells.Result(Cells.With(Verdict.Pass)) with { Complete = false, ExitCode = ExitCode.Interrupted };
        Lines(interrupted, 120)[^1].Should().StartWith("INTERRUPTED: ");
    }

    [Test]
    public void Write_ControlCharacters_DoNotReachTheTerminal() =>
        Lines(Cells.Result(Cells.With(Verdict.Fail, reason: "red \u001b[31m")), 120).Should().NotContain(line => line.Contains('\u001b'));

    private static string[] Lines(GateResult result, int width)
    {
        using var text = new StringWriter();
        FirstScreen.Write(result, text, width);
        return text.ToString().Split(Environment.NewLine)[..^1];
    }

    // Names, reasons and notes longer than a line; every second variant is experimental.
    private static GateResult Large(int variants, int tasks, Verdict verdict, bool isComparison)
    {
        ImmutableArray<Cell> cells =
        [
            .. from variant in Enumerable.Range(0, variants)
               from task in Enumerable.Range(0, tasks + 1)
               let gating = verdict != Verdict.NotMeasured && variant % 2 == 0
               select Cells.With(verdict, gating, FigureKind.Measured, LongReason) with
               {
                   Variant = $"int8-dynamic+exact-length+sorted-by-something-{variant}",
                   Task = task == 0 ? null : $"A-TASK-WITH-A-LONG-NAME-{task}",
                   Check = task == 0 ? CheckKind.Energy : CheckKind.Accuracy,
                   Metric = task == 0 ? MetricNames.Joules : $"a-metric-{variant}",
                   Limit = 1.02,
               },
        ];
        return Cells.Result([.. cells]) with
        {
            ExitCode = ExitCode.OfRun(cells, strict: false),
            Model = new string('m', 200),
            Base = isComparison ? "0123456789ab" : null,
            Notes = [.. Enumerable.Range(0, 12).Select(number => $"{number} {LongReason}")],
            Comparisons = [.. cells.Select(cell => cell.Variant).Distinct().Select(CostOf)],
        };
    }

    private static ComparedCost CostOf(string variant) =>
        new(variant, new(0.01), new(0.02), new(1), new(1), [0.1], 0, [LongReason, LongReason])
        {
            FromTime = default,
            FromPower = default,
            FromBoth = default,
        };
}
