using System.Collections.Immutable;
using System.Text;
using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>The result as one HTML page that needs no other file and no network. Its script only sorts and filters.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page. Every text of the run is escaped.</summary>
    /// <param name="result">The result.</param>
    public static string Write(GateResult result)
    {
        var page = new StringBuilder();
        AppendHead(page, result);
        page.Append("<body>\n<main>\n<h1>EnergyGate report: ").Append(HtmlText.Escape(result.Model)).Append("</h1>\n");
        VerdictSection.Append(page, result);
        ResultsSection.Append(page, result);
        AppendFront(page, result);
        Append(page, "costs", ResultTables.Costs(result), []);
        ComparisonSection.Append(page, result);
        TimelineSection.Append(page, result);
        Append(page, "drift", ResultTables.Drift(result), ["variant", "task", "check", "verdict"]);
        GraphSection.Append(page, result);
        FlipsSection.Append(page, result);
        Append(page, "quality", QualityTables.Qualities(result), ["variant", "task"]);
        Append(page, "slices", QualityTables.Slices(result), ["variant", "task", "by", "part"]);
        Append(page, "modelled", ResultTables.ModelledCosts(result), ["variant", "device"]);
        Append(page, "cells", ResultTables.Cells(result), ["verdict", "gates", "variant", "task", "check", "kind"]);
        Append(page, "rewrites", ResultTables.Rewrites(result), ["recipe", "task"]);
        AppendNotes(page, result.Notes);
        Append(page, "environment", ResultTables.Environment(result), []);
        page.Append("<p class=\"soft\"><a href=\"../coverage/index.html\">Test coverage of the source</a>: ")
            .Append("available if <code>eng/coverage.sh</code> was run.</p>\n");
        return page.Append("</main>\n<script>\n").Append(PageScript.Text).Append("\n</script>\n</body>\n</html>\n").ToString();
    }

    private static void AppendHead(StringBuilder page, GateResult result) => page
        .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(PageScript.Policy).Append("\">\n")
        .Append("<title>")
        .Append(HtmlText.Escape($"{ResultTables.Headline(result).Split(':')[0]}: EnergyGate, {result.Model}"))
        .Append("</title>\n")
        .Append("<style>\n").Append(PageStyle.Text).Append("\n</style>\n</head>\n");

    private static void AppendFront(StringBuilder page, GateResult result)
    {
        var points = EnergyAccuracyFront.Of(result);
        var energy = result.Cells.FirstOrDefault(cell => cell.Check == CheckKind.Energy && cell.Value is not null);
        var score = result.MeanScores.Select(score => score.Name).FirstOrDefault("mean score");
        var drawing = FrontPlot.Draw(points, score, CellNames.Of(energy?.Kind ?? FigureKind.Estimated));
        if (drawing.Length > 0)
        {
            page.Append("<h2 id=\"front\">Energy and accuracy</h2>\n<p class=\"soft\">Filled: on the Pareto front. ")
                .Append("Hollow: another variant is at least as good on both axes. ")
                .Append("Points carry no interval; the verdicts above do.</p>\n")
                .Append("<div class=\"scroll\" tabindex=\"0\">\n").Append(drawing).Append("</div>\n");
        }
    }

    private static void AppendNotes(StringBuilder page, ImmutableArray<string> notes)
    {
        if (notes.IsEmpty)
        {
            return;
        }

        page.Append("<h2 id=\"notes\">Notes</h2>\n<ul>\n");
        foreach (var note in notes)
        {
            page.Append("<li>").Append(HtmlText.Escape(note)).Append("</li>\n");
        }

        page.Append("</ul>\n");
    }

    private static void Append(StringBuilder page, string id, TextTable table, ImmutableArray<string> filters)
    {
        if (table.Rows.IsEmpty)
        {
            return;
        }

        page.Append("<h2 id=\"").Append(id).Append("\">").Append(HtmlText.Escape(table.Title)).Append("</h2>\n");
        HtmlTable.Of(table, filters).AppendTo(page);
    }
}
