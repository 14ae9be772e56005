using EnergyGate.Gate.Verdicts;
using static EnergyGate.Gate.Reporting.FigureText;

namespace EnergyGate.Gate.Reporting;

/// <summary>The candidate beside the code that it would replace: a row a variant, with where the difference comes from.</summary>
public static class ComparisonTable
{
    private const double Milli = 1000;

    /// <summary>The table; empty where there was no comparison.</summary>
    public static TextTable Of(GateResult result) => new(
        "Joules beside the base: candidate / base, and the difference as dE = P dt + t dP + dP dt (mJ a text)",
        ["variant", "base mJ", "candidate mJ", "ratio [interval]", "limit", "units", "dE", "P dt", "t dP", "dP dt", "verdict"],
        [.. result.Comparisons.Select(cost => (Cost: cost, Cell: result.Cells.First(cell => cell.Variant == cost.Variant && cell.Check == CheckKind.Energy))).Select(row => (System.Collections.Immutable.ImmutableArray<string>)
        [
            row.Cost.Variant,
            Figure(row.Cost.BaseJoulesPerText * Milli),
            Figure(row.Cost.CandidateJoulesPerText * Milli),
            $"{Figure(row.Cell.Value)} [{Figure(row.Cell.Low)}, {Figure(row.Cell.High)}]",
            Figure(row.Cell.Limit),
            row.Cost.VoidUnits == 0 ? Figure(row.Cost.Units.Length) : $"{row.Cost.Units.Length} and {row.Cost.VoidUnits} void",
            Figure((row.Cost.CandidateJoulesPerText - row.Cost.BaseJoulesPerText) * Milli),
            Figure(row.Cost.FromTime * Milli),
            Figure(row.Cost.FromPower * Milli),
            Figure(row.Cost.FromBoth * Milli),
            CellNames.Of(row.Cell.Verdict),
        ])]);
}
