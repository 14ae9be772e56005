using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EnergyGate.Gate.Reporting.Text;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>A table of a page in a scrolling box; the page's script makes it sortable and filters by the columns named.</summary>
/// <param name="Columns">Head of each column.</param>
/// <param name="Rows">As many cells per row as there are columns.</param>
/// <param name="Filters">Columns with a filter; without one there is nothing to choose.</param>
internal sealed record HtmlTable(
    ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<HtmlCell>> Rows, ImmutableArray<string> Filters)
{
    // Longer texts break into lines, so that a table does not become as wide as its longest sentence.
    private const int LongText = 60;

    /// <summary>The same content as a plain table; verdicts are coloured.</summary>
    public static HtmlTable Of(TextTable table, ImmutableArray<string> filters)
    {
        ImmutableArray<HtmlCell> CellsOf(ImmutableArray<string> row) =>
            [.. row.Select((text, column) => Cell(table.Columns[column], text))];
        return new(table.Columns, [.. table.Rows.Select(CellsOf)], filters);
    }

    /// <summary>Writes the table.</summary>
    public void AppendTo(StringBuilder page)
    {
        page.Append("<div class=\"table\"><div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        foreach (var column in Columns)
        {
            page.Append("<th scope=\"col\"").Append(Filters.Contains(column) ? " data-filter" : "").Append('>')
                .Append(HtmlText.Escape(column)).Append("</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in Rows)
        {
            page.Append("<tr>");
            foreach (var cell in row)
            {
                page.Append("<td").Append(Attribute("class", cell.Class is "" ? null : cell.Class)).Append(Attribute("data-v", cell.Sort))
                    .Append('>').Append(HtmlText.Escape(cell.Text)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div></div>\n");
    }

    private static HtmlCell Cell(string column, string text) =>
        column == "verdict" && CellNames.VerdictOf(text) is { } verdict ? new(text, null, HtmlCell.ClassOf(verdict))
            : text.Length > LongText ? new(text, null, "long")
            : new(text, FirstFigure(text));

    // "0.47 [0.46, 0.48]" and "3.1 mJ" sort by their figure, not by their letters.
    private static string? FirstFigure(string text)
    {
        var first = text.Split(' ')[0];
        var isFigure = first != text && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return isFigure ? first : text == "-" ? "" : null;
    }

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{HtmlText.Escape(value)}\"";
}
