using System.Collections.Immutable;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>A table whose columns are padded for a terminal.</summary>
/// <param name="Title">A line above it, with units.</param>
/// <param name="Columns">Column heads.</param>
/// <param name="Rows">One text per column in each row.</param>
internal sealed record BenchmarkTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Writes it as a Markdown table.</summary>
    public void WriteMarkdown(TextWriter output)
    {
        var widths = Widths();
        output.WriteLine(Title);
        output.WriteLine();
        output.WriteLine(MarkdownLine(Columns, widths));
        output.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        foreach (var row in Rows)
        {
            output.WriteLine(MarkdownLine(row, widths));
        }
    }

    /// <summary>Writes it in plain columns.</summary>
    public void WritePlain(TextWriter output)
    {
        var widths = Widths();
        output.WriteLine(Title);
        output.WriteLine(PlainLine(Columns, widths));
        output.WriteLine(PlainLine([.. widths.Select(width => new string('-', width))], widths));
        foreach (var row in Rows)
        {
            output.WriteLine(PlainLine(row, widths));
        }
    }

    private static string MarkdownLine(ImmutableArray<string> cells, int[] widths) => $"| {string.Join(" | ", Padded(cells, widths))} |";

    private static string PlainLine(ImmutableArray<string> cells, int[] widths) => string.Join("  ", Padded(cells, widths)).TrimEnd();

    private static IEnumerable<string> Padded(ImmutableArray<string> cells, int[] widths) =>
        cells.Select((cell, column) => cell.PadRight(widths[column]));

    private int[] Widths() =>
        [.. Columns.Select((head, column) => Rows.Select(row => row[column].Length).Append(head.Length).Max())];
}
