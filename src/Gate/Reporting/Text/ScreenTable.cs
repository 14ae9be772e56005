using System.Collections.Immutable;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>A table that fits a screen: optional columns are omitted first, then the widest texts are cut.</summary>
/// <param name="Columns">Columns from left to right.</param>
/// <param name="Rows">Rows, with one text per column.</param>
internal sealed record ScreenTable(ImmutableArray<ScreenColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    private const string Gap = "  ";

    /// <summary>The head and the rows, one line each.</summary>
    /// <param name="width">Width of the screen in columns.</param>
    public IEnumerable<string> Lines(int width)
    {
        int[] natural = [.. Columns.Select((column, i) => Rows.Select(row => row[i].Length).Append(column.Head.Length).Max())];
        List<int> shown = [.. Enumerable.Range(0, Columns.Length)];
        foreach (var optional in shown.Where(i => Columns[i].IsOptional).Reverse().ToList())
        {
            if (Width(shown, natural) > width)
            {
                shown.Remove(optional);
            }
        }

        while (Width(shown, natural) > width && shown.Exists(i => natural[i] > Columns[i].MinWidth))
        {
            natural[shown.MaxBy(i => natural[i] - Columns[i].MinWidth)]--;
        }

        return Rows.Prepend([.. Columns.Select(column => column.Head)])
            .Select(row => string.Join(Gap, shown.Select(i => ScreenText.Fit(row[i], natural[i]).PadRight(natural[i]))).TrimEnd());
    }

    private static int Width(List<int> shown, int[] widths) => shown.Sum(i => widths[i]) + (Gap.Length * (shown.Count - 1));
}
