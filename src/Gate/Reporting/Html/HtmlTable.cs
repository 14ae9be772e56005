using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EnergyGate.Gate.Reporting.Text;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>A table in a scrolling box. The script of the page sorts it, and filters it by some columns.</summary>
/// <param name="Columns">Column heads.</param>
/// <param name="Rows">Rows, with one cell per column.</param>
/// <param name="Filters">Columns with a filter; may be empty.</param>
internal sealed record HtmlTable(
    ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<HtmlCell>> Rows, ImmutableArray<string> Filters)
{
    // Longer texts wrap, so that a sentence does not set the width of the table.
    private const int LongText = 60;

    /// <summary>An HTML table with the content of a plain one; verdicts are coloured.</summary>
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

    // "0.47 [0.46, 0.48]" and "3.1 mJ" sort by their first number.
    private static string? FirstFigure(string text)
    {
        var first = text.Split(' ')[0];
        var isFigure = first != text && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return isFigure ? first : text == "-" ? "" : null;
    }

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{HtmlText.Escape(value)}\"";
}
