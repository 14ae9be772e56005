using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using static EnergyGate.Gate.Reporting.Text.FigureText;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Table of candidate against base: one row per variant, with the causes of the difference.</summary>
internal static class ComparisonTable
{
    private const string None = "-";

    /// <summary>The table; empty if there was no comparison.</summary>
    public static TextTable Of(GateResult result) => new(
        "Energy against the base: candidate / base, and the difference dE = P dt + t dP + dP dt (mJ/text)",
        ["variant", "base mJ", "candidate mJ", "ratio [interval]", "limit", "units", "dE", "P dt", "t dP", "dP dt", "verdict"],
        [.. result.Cells
            .Where(cell => result.Base is not null && cell.Check == CheckKind.Energy && cell.Task is null)
            .Select(cell => Row(cell, result.Comparisons.FirstOrDefault(cost => cost.Variant == cell.Variant)))]);

    private static ImmutableArray<string> Row(Cell cell, ComparedCost? cost) => cost is null
        ? [cell.Variant, None, None, Figure(cell.Value), Figure(cell.Limit), None, None, None, None, None, CellNames.VerdictOf(cell)]
        :
        [
            cell.Variant,
            Format.ColumnMillijoules(cost.BaseEnergyPerText),
            Format.ColumnMillijoules(cost.CandidateEnergyPerText),
            $"{Figure(cell.Value)} [{Bound(cell.Interval?.Lower)}, {Bound(cell.Interval?.Upper)}]",
            Figure(cell.Limit),
            cost.VoidUnits == 0 ? Figure(cost.Units.Length) : $"{cost.Units.Length} and {cost.VoidUnits} void",
            Format.ColumnMillijoules(cost.CandidateEnergyPerText - cost.BaseEnergyPerText),
            Format.ColumnMillijoules(cost.FromTime),
            Format.ColumnMillijoules(cost.FromPower),
            Format.ColumnMillijoules(cost.FromBoth),
            CellNames.VerdictOf(cell),
        ];
}
