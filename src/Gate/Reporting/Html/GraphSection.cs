using System.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Section of graphs that differ from the baseline.</summary>
internal static class GraphSection
{
    /// <summary>Writes the section; nothing if no graph differs.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        if (result.GraphDifferences.IsEmpty)
        {
            return;
        }

        page.Append("<h2 id=\"graphs\">Graphs that differ from the baseline</h2>\n");
        foreach (var difference in result.GraphDifferences)
        {
            var name = HtmlText.Escape($"{difference.Variant} / {difference.Task}");
            page.Append("<details open><summary>").Append(name).Append("</summary>\n<pre>");
            foreach (var line in difference.Lines)
            {
                var kind = line.FirstOrDefault() switch { '-' => "went", '+' => "came", '~' => "other", _ => "" };
                page.Append(kind is "" ? "<span>" : $"<span class=\"{kind}\">").Append(HtmlText.Escape(line)).Append("</span>\n");
            }

            page.Append("</pre></details>\n");
        }
    }
}
