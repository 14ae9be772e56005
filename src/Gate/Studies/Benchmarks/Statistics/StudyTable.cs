using System.Collections.Immutable;

namespace EnergyGate.Gate.Studies.Benchmarks.Statistics;

/// <summary>A table as Markdown has it, its columns padded for a terminal.</summary>
/// <param name="Title">A line above it.</param>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">Cells, as many in each row as there are heads.</param>
internal sealed record StudyTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    public void Write(TextWriter output)
    {
        var widths = Columns.Select((head, column) => Rows.Select(row => row[column].Length).Append(head.Length).Max()).ToArray();
        output.WriteLine(Title);
        output.WriteLine();
        output.WriteLine(Line(Columns, widths));
        output.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        foreach (var row in Rows)
        {
            output.WriteLine(Line(row, widths));
        }
    }

    private static string Line(ImmutableArray<string> cells, int[] widths) => $"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |";
}
