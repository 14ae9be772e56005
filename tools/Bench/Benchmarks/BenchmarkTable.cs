using System.Collections.Immutable;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>A Markdown table whose columns are padded for a terminal.</summary>
/// <param name="Title">A line above it, with units.</param>
/// <param name="Columns">Column heads.</param>
/// <param name="Rows">One text per column in each row.</param>
internal sealed record BenchmarkTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Writes it as a Markdown table.</summary>
    public void WriteMarkdown(TextWriter output)
    {
        int[] widths = [.. Columns.Select((head, column) => Rows.Select(row => row[column].Length).Append(head.Length).Max())];
        output.WriteLine(Title);
        output.WriteLine();
        output.WriteLine(Line(Columns, widths));
        output.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        foreach (var row in Rows)
        {
            output.WriteLine(Line(row, widths));
        }
    }

    private static string Line(ImmutableArray<string> cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |";
}
