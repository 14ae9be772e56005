using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>The cells that stop a run, as lines of a screen. Cells of one variant that differ only by task share a line.</summary>
internal static class StoppingLines
{
    private const string Indent = "  ";

    /// <summary>The lines, failures first; empty if the run passes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="width">Width of the screen in columns.</param>
    /// <param name="maxLines">Maximum number of lines; the last one counts the cells that do not fit.</param>
    public static ImmutableArray<string> Of(GateResult result, int width, int maxLines)
    {
        var entries = StoppingCells.Of(result)
            .GroupBy(cell => (cell.Variant, cell.Check, cell.Metric, cell.Verdict, cell.Qualifier))
            .Select(alike => (Lines: Entry([.. alike], result, width), Count: alike.Count()))
            .ToList();
        var isAll = entries.Sum(entry => entry.Lines.Length) <= maxLines;
        var lines = ImmutableArray.CreateBuilder<string>();
        var shown = 0;
        foreach (var (entry, _) in entries.TakeWhile(entry => isAll || lines.Count + entry.Lines.Length < maxLines))
        {
            lines.AddRange(entry);
            shown++;
        }

        if (!isAll)
        {
            lines.Add($"{Indent}... and {entries.Skip(shown).Sum(entry => entry.Count)} more cells: see the report");
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<string> Entry(ImmutableArray<Cell> alike, GateResult result, int width)
    {
        var cell = alike[0];
        var others = alike.Length > 1 ? $" (and {alike.Length - 1} more)" : "";
        var line = ScreenText.Fit($"{Indent}{CellNames.VerdictOf(cell)}  {CellNames.Of(cell)}{others}: {cell.Reason}", width);
        var cause = result.Comparisons.FirstOrDefault(cost => cost.Variant == cell.Variant)?.Cause ?? [];
        return cause.IsEmpty || cell.Check is not (CheckKind.Energy or CheckKind.Pipeline)
            ? [line]
            : [line, ScreenText.Fit($"{Indent}{Indent}differs: {string.Join("; ", cause)}", width)];
    }
}
