using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Results;
using static EnergyGate.Gate.Reporting.Text.FigureText;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Tables of a report, made from the result alone.</summary>
internal static class ResultTables
{
    /// <summary>Answers: one row per variant and task.</summary>
    public static TextTable Answers(GateResult result) => new(
        "Answers: parity, scores and flips against fp32 of the same run, with the variant's energy",
        [
            "variant", "task", "parity (share of tolerance)", "score", "change in points [interval]", "tolerance", "flips", "energy / fp32",
            "verdict",
        ],
        [.. VariantTaskRow.All(result).Select(row => ImmutableArray.Create(
            row.Variant,
            row.Task,
            row.GreatestParity is { } parity ? $"{parity.Metric} {Percent(parity.Value)}" : "-",
            row.Scores,
            row.Changes,
            string.Join(" ", row.ScoreCells.Where(cell => cell.Limit is not null).Select(cell => Points(cell.Limit - cell.Reference))),
            row.FlipText,
            row.Energy?.Value is null ? "-" : $"{Figure(row.Energy.Value)} {CellNames.Of(row.Energy.Kind)}",
            VerdictsOf(row)))]);

    /// <summary>Costs: one row per variant; empty for a comparison of commits (<see cref="ComparisonTable"/>).</summary>
    public static TextTable Costs(GateResult result) => new(
        "Costs on the frozen mix of the run's texts, against fp32 of the same run",
        ["variant", MeanName(result), "energy", "energy / fp32 [interval]", "time", "time / fp32 [interval]", "limit", "verdict"],
        [.. result.Cells
            .Where(cell => result.Base is null && cell.Task is null && cell.Check == CheckKind.Energy)
            .Select(cell => CostRow(
                cell,
                result.MeanScores.FirstOrDefault(score => score.Variant == cell.Variant),
                result.Costs.FirstOrDefault(cost => cost.Variant == cell.Variant),
                result.Cells.FirstOrDefault(time => time.Variant == cell.Variant && time.Task is null && time.Check == CheckKind.Time)))]);

    /// <summary>All cells with their reasons.</summary>
    public static TextTable Cells(GateResult result) => new(
        "All cells",
        ["verdict", "gates", "variant", "task", "check", "metric", "value", "compared with", "limit", "interval", "kind", "reason"],
        [.. result.Cells.Select(cell => ImmutableArray.Create(
            CellNames.VerdictOf(cell),
            cell.Waiver is not null ? "waived" : cell.Gating ? "yes" : "no",
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

    /// <summary>Cells that are compared with a stored figure, changed ones first.</summary>
    public static TextTable Drift(GateResult result) => new(
        "Drift against the baseline",
        ["verdict", "variant", "task", "check", "metric", "baseline", "now", "difference", "relative difference"],
        [.. result.Cells.Where(IsAgainstBaseline).OrderBy(cell => cell.Value == cell.Reference).Select(cell => ImmutableArray.Create(
            CellNames.VerdictOf(cell),
            cell.Variant,
            cell.Task ?? "",
            CellNames.Of(cell.Check),
            cell.Metric,
            Figure(cell.Reference),
            Figure(cell.Value),
            Signed(cell.Value - cell.Reference),
            cell.Reference == 0 ? "" : Signed((cell.Value - cell.Reference) / Math.Abs(cell.Reference!.Value) * 100) + " %"))]);

    /// <summary>Modelled costs: one row per variant and device profile.</summary>
    public static TextTable ModelledCosts(GateResult result) => new(
        "Modelled costs per text, from the work alone: for comparing variants, never with a measurement",
        ["variant", "device", "energy (modelled)", "time (modelled)", "operations", "bytes"],
        [.. result.ModelledCosts.Select(cost => ImmutableArray.Create(
            cost.Variant,
            cost.Profile,
            Format.Millijoules(cost.EnergyPerText),
            Format.Milliseconds(cost.TimePerText),
            $"{Figure(cost.OperationsPerText / 1e6)} million",
            $"{Figure(cost.BytesPerText / 1e6)} MB"))]);

    /// <summary>Graph rewrites: one row per recipe and task.</summary>
    public static TextTable Rewrites(GateResult result) => new(
        "Graph rewrites",
        ["recipe", "task", "nodes before", "nodes after", "patches by pass", "reasons for nodes left alone"],
        [.. result.Rewrites.Select(rewrite => ImmutableArray.Create(
            rewrite.Recipe,
            rewrite.Task,
            Count(rewrite.NodesBefore),
            Count(rewrite.NodesAfter),
            string.Join(", ", rewrite.Patches.Select(pass => $"{pass.Key} {pass.Value}")),
            string.Join("; ", rewrite.Refusals)))]);

    /// <summary>Machine, runtime, meter and conditions of the run.</summary>
    public static TextTable Environment(GateResult result) => new(
        "Environment",
        ["what", "value"],
        [.. result.Environment.Select(entry => ImmutableArray.Create(entry.Key, entry.Value)),
            .. MeterRows(result.Meter),
            ["batch", Figure(result.Batch)],
            ["threads", Figure(result.Threads)],
            ["maximum length (tokens)", Figure(result.MaxLength)],
            ["cost of this run", CostOf(result)]]);

    private static string CostOf(GateResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.Time.Value:F0} s of wall time, {result.ProcessorTime.Value:F0} core-seconds (measured)");

    private static string VerdictsOf(VariantTaskRow row) => string.Join(" ", row.Cells.GroupBy(cell => cell.Check)
        .Select(group => $"{CellNames.Of(group.Key)} {CellNames.VerdictOf(VariantTaskRow.WorstOf(group))}"));

    private static ImmutableArray<ImmutableArray<string>> MeterRows(MeterReport? meter) => meter is null
        ? []
        :
        [
            ["meter", $"{meter.Name} ({CellNames.Of(meter.Kind)}): {meter.Source}"],
            ["metering itself", $"{(meter.ShareOfCore * 100).ToString("F2", CultureInfo.InvariantCulture)} % of a core (measured)"],
            .. meter.IdlePower is { } idle ? new[] { ImmutableArray.Create("idle power", $"{Figure(idle.Value)} W (measured)") } : [],
            .. meter.IdleReason is { } reason ? new[] { ImmutableArray.Create("idle power", $"not measured: {reason}") } : [],
            .. meter.WarmUp is { } warm ? new[] { ImmutableArray.Create("warm-up", WarmUpWords(warm)) } : [],
        ];

    private static string WarmUpWords(WarmUpReport warm)
    {
        var steady = warm.SteadyFrom is { } from ? $"steady from window {from + 1} on" : $"never steady: {warm.Reason}";
        var atLast = warm.Power is { } power ? $"; {Figure(power.Value)} W (measured)" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{warm.Windows} windows in {warm.Time.Value:F1} s, {steady}{atLast}");
    }

    /// <summary>The verdict of the run, with the number of cells per verdict.</summary>
    public static string Headline(GateResult result)
    {
        var word = result.ExitCode switch
        {
            ExitCode.Pass => "PASS",
            ExitCode.Fail => "FAIL",
            ExitCode.Open => "INCONCLUSIVE",
            _ => "INTERRUPTED",
        };
        var counts = result.Cells.GroupBy(cell => cell.Verdict).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {CellNames.Of(group.Key)}");
        var gating = result.Cells.Count(cell => cell.Gating);
        var waived = result.Cells.Count(cell => cell.Waiver is not null);
        var also = waived == 0 ? "" : $", {waived} waived";
        return $"{word}: {string.Join(", ", counts)}; {gating} of {result.Cells.Length} cells gate{also}";
    }

    // Parity, accuracy and an energy ratio against 1 compare with fp32 of the same run. Another reference is a stored one.
    private static bool IsAgainstBaseline(Cell cell) => cell is { Value: not null, Reference: not null }
        && (cell.Check is CheckKind.Static or CheckKind.Regression || (cell.Check == CheckKind.Energy && cell.Reference != 1));

    private static string MeanName(GateResult result) => result.MeanScores.Select(score => score.Name).FirstOrDefault("mean score");

    private static string Signed(double? difference) =>
        $"{(difference > 0 ? "+" : "")}{difference?.ToString("G3", CultureInfo.InvariantCulture)}";

    private static string NetOf(VariantCost cost) => cost.NetEnergyPerText is { } net ? $", net {Format.ColumnMillijoules(net)}" : "";

    private static ImmutableArray<string> CostRow(Cell energy, VariantScore? score, VariantCost? cost, Cell? time) =>
    [
        energy.Variant,
        Score(score?.Score),
        cost is null ? "-" : $"{Format.Millijoules(cost.EnergyPerText)}/text ({CellNames.Of(cost.Kind)}){NetOf(cost)}",
        Ratio(energy),
        cost is null ? "-" : $"{Format.Milliseconds(cost.TimePerText)}/text (measured)",
        Ratio(time),
        energy.Limit is null ? "-" : Figure(energy.Limit),
        CellNames.VerdictOf(energy),
    ];
}
