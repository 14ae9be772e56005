using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Reporting;

/// <summary>The tables of a report, made from the result alone.</summary>
public static class ResultTables
{
    /// <summary>Answers: a row for each variant and task.</summary>
    public static TextTable Answers(GateResult result) => new(
        "Answers: parity and accuracy, beside fp32 of the same run",
        ["variant", "task", "parity (share of tolerance)", "score", "change in points [interval]", "tolerance", "verdict"],
        [.. result.Cells
            .Where(cell => cell.Task is not null && cell.Check is CheckKind.Parity or CheckKind.Accuracy)
            .GroupBy(cell => (cell.Variant, cell.Task))
            .Select(group => AnswerRow(group.Key.Variant, group.Key.Task!, [.. group]))]);

    /// <summary>Costs: a row for each variant.</summary>
    public static TextTable Costs(GateResult result) => new(
        "Costs on the frozen mix of the run's inputs, beside fp32 of the same run",
        ["variant", "energy", "energy / fp32 [interval]", "time", "time / fp32 [interval]", "limit", "verdict"],
        [.. result.Cells
            .Where(cell => cell.Task is null && cell.Check == CheckKind.Energy)
            .Select(cell => CostRow(
                cell,
                result.Costs.FirstOrDefault(cost => cost.Variant == cell.Variant),
                result.Cells.FirstOrDefault(time => time.Variant == cell.Variant && time.Task is null && time.Check == CheckKind.Time)))]);

    /// <summary>Every cell with its reason.</summary>
    public static TextTable Cells(GateResult result) => new(
        "All cells",
        ["verdict", "gates", "variant", "task", "check", "metric", "value", "compared with", "limit", "interval", "kind", "reason"],
        [.. result.Cells.Select(cell => ImmutableArray.Create(
            CellNames.Of(cell.Verdict),
            cell.Gating ? "yes" : "no",
            cell.Variant,
            cell.Task ?? "",
            CellNames.Of(cell.Check),
            cell.Metric,
            Figure(cell.Value),
            Figure(cell.Reference),
            Figure(cell.Limit),
            Span(cell),
            CellNames.Of(cell.Kind),
            cell.Reason))]);

    /// <summary>What recipes did to graphs.</summary>
    public static TextTable Rewrites(GateResult result) => new(
        "Graph rewrites",
        ["recipe", "task", "nodes before", "nodes after", "patches by pass", "left alone, because"],
        [.. result.Rewrites.Select(rewrite => ImmutableArray.Create(
            rewrite.Recipe,
            rewrite.Task,
            rewrite.NodesBefore.ToString(CultureInfo.InvariantCulture),
            rewrite.NodesAfter.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", rewrite.Patches.Select(pass => $"{pass.Key} {pass.Value}")),
            string.Join("; ", rewrite.Refusals)))]);

    /// <summary>Machine, runtime and the run's own figures.</summary>
    public static TextTable Environment(GateResult result) => new(
        "Environment",
        ["what", "value"],
        [.. result.Environment.Select(entry => ImmutableArray.Create(entry.Key, entry.Value)),
            ["batch", Figure(result.Batch)],
            ["threads", Figure(result.Threads)],
            ["longest text (tokens)", Figure(result.MaxLength)],
            ["cost of this verdict", $"{result.Seconds.ToString("F0", CultureInfo.InvariantCulture)} s of wall time, {result.CpuSeconds.ToString("F0", CultureInfo.InvariantCulture)} core-seconds (measured)"]]);

    /// <summary>The run's answer in words.</summary>
    public static string Headline(GateResult result)
    {
        var word = result.ExitCode switch
        {
            ExitCode.Pass => "PASS",
            ExitCode.Fail => "FAIL",
            ExitCode.Open => "INCONCLUSIVE",
            _ => "INTERRUPTED",
        };
        var counts = result.Cells.GroupBy(cell => cell.Verdict).OrderBy(group => group.Key).Select(group => $"{group.Count()} {CellNames.Of(group.Key)}");
        return $"{word}: {string.Join(", ", counts)}; {result.Cells.Count(cell => cell.Gating)} of {result.Cells.Length} cells gate";
    }

    private static ImmutableArray<string> AnswerRow(string variant, string task, ImmutableArray<Cell> cells)
    {
        var parity = cells.Where(cell => cell.Check == CheckKind.Parity && cell.Value is not null).ToArray();
        var scores = cells.Where(cell => cell.Check == CheckKind.Accuracy).ToArray();
        return [
            variant,
            task,
            parity.Length == 0 ? "-" : string.Join(" ", parity.Select(cell => $"{cell.Metric} {Percent(cell.Value)}")),
            string.Join(" ", scores.Select(cell => $"{cell.Metric} {Score(cell.Value)}")),
            string.Join(" ", scores.Where(cell => cell.Reference is not null).Select(cell => $"{Points(cell.Value - cell.Reference)} [{Points(cell.Low - cell.Reference)}, {Points(cell.High - cell.Reference)}]")),
            string.Join(" ", scores.Where(cell => cell.Limit is not null).Select(cell => Points(cell.Limit - cell.Reference))),
            string.Join(" ", cells.GroupBy(cell => cell.Check).Select(group => $"{CellNames.Of(group.Key)} {Worst(group)}"))];
    }

    private static ImmutableArray<string> CostRow(Cell energy, VariantCost? cost, Cell? time) =>
    [
        energy.Variant,
        cost is null ? "-" : $"{Figure(cost.JoulesPerText * 1000)} mJ/text ({CellNames.Of(cost.Kind)})",
        energy.Value is null ? "-" : $"{Figure(energy.Value)} {Span(energy)}".TrimEnd(),
        cost is null ? "-" : $"{Figure(cost.SecondsPerText * 1000)} ms/text (measured)",
        time?.Value is null ? "-" : $"{Figure(time.Value)} {Span(time)}".TrimEnd(),
        energy.Limit is null ? "-" : Figure(energy.Limit),
        CellNames.Of(energy.Verdict),
    ];

    // The verdict that a reader must see first.
    private static string Worst(IEnumerable<Cell> cells) =>
        CellNames.Of(cells.Select(cell => cell.Verdict).MinBy(verdict => verdict switch
        {
            Verdict.Fail => 0,
            Verdict.Inconclusive => 1,
            Verdict.Trade => 2,
            Verdict.Improved => 3,
            Verdict.NotMeasured => 4,
            Verdict.Pass => 5,
            _ => 6,
        }));

    private static string Span(Cell cell) => cell.Low is null || cell.High is null ? "" : $"[{Figure(cell.Low)}, {Figure(cell.High)}]";

    private static string Figure(double? value) => value is null ? "" : value.Value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Score(double? value) => value is null ? "-" : value.Value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Percent(double? value) => value is null ? "-" : (value.Value * 100).ToString("G3", CultureInfo.InvariantCulture) + " %";

    private static string Points(double? value) => value is null ? "" : (value.Value * 100).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
