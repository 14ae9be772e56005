using System.Collections.Immutable;
using System.Text;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Section with the table of variants and tasks.</summary>
internal static class ResultsSection
{
    /// <summary>Writes the section; nothing if there are no tasks, as in a comparison with another commit.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        var rows = VariantTaskRow.All(result).Select(Row).ToImmutableArray();
        if (rows.IsEmpty)
        {
            return;
        }

        page.Append("<h2 id=\"results\">Variants and tasks</h2>\n<p class=\"soft\">Parity is the share of the tolerance that is used; ")
            .Append("changes are points against fp32 of the same run; energy is that of the variant on a mix of all tasks.</p>\n");
        new HtmlTable(
            [
                "variant", "task", "verdict", "static", "parity", "accuracy", "change [interval]", "flips", "regression", "energy / fp32",
                "kind",
            ],
            rows,
            ["variant", "task", "verdict", "static", "regression"]).AppendTo(page);
    }

    private static ImmutableArray<HtmlCell> Row(VariantTaskRow row)
    {
        var worst = row.Worst;
        var open = worst.Verdict is Verdict.Fail or Verdict.Inconclusive && !worst.Gating ? " (does not gate)" : "";
        var scores = row.ScoreCells;
        var parity = row.Of(CheckKind.Parity);
        return
        [
            row.Variant,
            row.Task,
            new(CellNames.VerdictOf(worst) + open, null, HtmlCell.ClassOf(worst.Verdict)),
            VerdictOf(row.Of(CheckKind.Static)),
            Judged(row.GreatestParity is { } greatest ? FigureText.Percent(greatest.Value) : "", row.GreatestParity?.Value, parity),
            Judged(row.Scores, scores.FirstOrDefault()?.Value, scores),
            HtmlCell.Figure(row.Changes, scores.FirstOrDefault() is { Reference: not null } first ? first.Value - first.Reference : null),
            Judged(row.FlipText, row.Flips?.Flips, row.FlipCell is null ? [] : [row.FlipCell]),
            VerdictOf(row.Of(CheckKind.Regression)),
            Judged(
                row.Energy?.Value is null ? "" : FigureText.Ratio(row.Energy), row.Energy?.Value, row.Energy is null ? [] : [row.Energy]),
            row.Energy?.Value is null ? "" : CellNames.Of(row.Energy.Kind),
        ];
    }

    private static HtmlCell VerdictOf(ImmutableArray<Cell> cells) =>
        cells.IsEmpty ? new HtmlCell("") : HtmlCell.Of(VariantTaskRow.WorstOf(cells));

    // Write any verdict but PASS: many readers cannot rely on colour.
    private static HtmlCell Judged(string text, double? value, ImmutableArray<Cell> cells)
    {
        if (cells.IsEmpty)
        {
            return HtmlCell.Figure(text, value);
        }

        var worst = VariantTaskRow.WorstOf(cells);
        var verdict = worst.Verdict;
        var word = verdict is Verdict.Pass or Verdict.Reference ? "" : CellNames.VerdictOf(worst);
        return HtmlCell.Figure($"{text} {word}".Trim(), value) with
        {
            Class = verdict is Verdict.Reference ? "figure" : $"figure {HtmlCell.ClassOf(verdict)}",
        };
    }
}
