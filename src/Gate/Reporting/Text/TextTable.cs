using System.Collections.Immutable;
using System.Text;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>A table of texts for terminal, Markdown and HTML.</summary>
/// <param name="Title">Title, with units.</param>
/// <param name="Columns">Column heads.</param>
/// <param name="Rows">Rows, with one text per column.</param>
internal sealed record TextTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table for a terminal, with aligned columns.</summary>
    public string ToPlainText()
    {
        var widths = Columns.Select((head, column) => Rows.Select(row => row[column].Length).Append(head.Length).Max()).ToArray();
        var text = new StringBuilder();
        text.AppendLine(Title);
        AppendRow(text, Columns, widths);
        AppendRow(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in Rows)
        {
            AppendRow(text, row, widths);
        }

        return text.ToString();
    }

    /// <summary>The table in GitHub Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("### ").AppendLine(Title).AppendLine();
        text.AppendLine(MarkdownRow(Columns));
        text.AppendLine(MarkdownRow([.. Columns.Select(_ => "---")]));
        foreach (var row in Rows)
        {
            text.AppendLine(MarkdownRow(row));
        }

        return text.AppendLine().ToString();
    }

    private static void AppendRow(StringBuilder text, ImmutableArray<string> row, int[] widths) =>
        text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());

    private static string MarkdownRow(ImmutableArray<string> row) =>
        $"| {string.Join(" | ", row.Select(MarkdownText.Escape))} |";
}
