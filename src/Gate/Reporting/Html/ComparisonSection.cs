using System.Globalization;
using System.Text;
using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Section of a comparison: the tables, the waterfall, every unit, and the differences behind a failure.</summary>
internal static class ComparisonSection
{
    /// <summary>Writes the section; nothing if there was no comparison.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        var table = ComparisonTable.Of(result);
        if (table.Rows.IsEmpty)
        {
            return;
        }

        page.Append("<h2 id=\"comparison\">").Append(HtmlText.Escape(table.Title)).Append("</h2>\n");
        HtmlTable.Of(table, ["variant", "verdict"]).AppendTo(page);
        if (WaterfallPlot.Draw(result) is { Length: > 0 } drawing)
        {
            page.Append("<div class=\"scroll\" tabindex=\"0\">\n").Append(drawing).Append("</div>\n");
        }

        foreach (var pipeline in new[] { PipelineTables.Costs(result), PipelineTables.Stages(result) }.Where(each => !each.Rows.IsEmpty))
        {
            page.Append("<h3>").Append(HtmlText.Escape(pipeline.Title)).Append("</h3>\n");
            HtmlTable.Of(pipeline, ["variant", "verdict"]).AppendTo(page);
        }

        foreach (var cost in result.Comparisons)
        {
            var ratios = cost.Units.Select(unit => Math.Exp(unit).ToString("F3", CultureInfo.InvariantCulture));
            page.Append("<details><summary>").Append(HtmlText.Escape($"{cost.Variant}: {cost.Units.Length} units")).Append("</summary>\n")
                .Append("<p>candidate / base of each unit, in order: ").Append(HtmlText.Escape(string.Join("  ", ratios))).Append("</p>\n");
            if (!cost.Cause.IsEmpty)
            {
                page.Append("<pre>").Append(HtmlText.Escape(string.Join('\n', cost.Cause))).Append("</pre>\n");
            }

            page.Append("</details>\n");
        }
    }
}
