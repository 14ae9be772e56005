using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using static EnergyGate.Gate.Reporting.Text.FigureText;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Tables of the way from text to answer: candidate against base, and the share of each stage.</summary>
internal static class PipelineTables
{
    private const string None = "-";

    /// <summary>Joules per text, one row per variant; empty if no pipeline was measured.</summary>
    public static TextTable Costs(GateResult result) => new(
        "Energy from text to answer: tokenising, batching, feeding, running, reading out (mJ/text)",
        ["variant", "base mJ", "candidate mJ", "ratio [interval]", "limit", "units", "verdict"],
        [.. result.Cells
            .Where(cell => cell.Check == CheckKind.Pipeline)
            .Select(cell => Row(cell, result.Pipelines.FirstOrDefault(cost => cost.Variant == cell.Variant)))]);

    /// <summary>Share of each stage, one row per variant; empty if no stage was timed.</summary>
    public static TextTable Stages(GateResult result)
    {
        var timed = result.Pipelines.Where(cost => !cost.Stages.IsEmpty).ToList();
        return new(
            "Share of the time per text by stage, candidate (in brackets its time / the base's)",
            ["variant", .. timed.Take(1).SelectMany(cost => cost.Stages.Select(stage => stage.Stage))],
            [.. timed.Select(cost => ImmutableArray.Create(
                [cost.Variant, .. cost.Stages.Select(stage => Share(stage, cost.Stages.Sum(each => each.Candidate.Value)))]))]);
    }

    private static string Share(StageCost stage, double all) =>
        $"{Format.TenthsOfPercent(stage.Candidate.Value / all)} ({Figure(stage.Candidate.Value / stage.Base.Value)})";

    private static ImmutableArray<string> Row(Cell cell, PipelineCost? cost) =>
    [
        cell.Variant,
        Format.ColumnMillijoules(cost?.BaseEnergyPerText),
        Format.ColumnMillijoules(cost?.CandidateEnergyPerText),
        cost is null ? Figure(cell.Value) : $"{Figure(cell.Value)} [{Bound(cell.Interval?.Lower)}, {Bound(cell.Interval?.Upper)}]",
        Figure(cell.Limit),
        cost is null ? None : cost.VoidUnits == 0 ? Figure(cost.Units.Length) : $"{cost.Units.Length} and {cost.VoidUnits} void",
        CellNames.VerdictOf(cell),
    ];
}
