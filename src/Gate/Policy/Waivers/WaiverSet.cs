using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>All waivers of a run. A waiver covers the agreed figure, not whatever the cell has become.</summary>
/// <param name="Waivers">The waivers, in the order of their files.</param>
internal sealed record WaiverSet(ImmutableArray<Waiver> Waivers)
{
    /// <summary>Whether a waiver covers a cell with its current figure; the cell then stops no run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="today">Today's date (UTC).</param>
    /// <param name="strict">Whether every INCONCLUSIVE stops the run.</param>
    public bool Covers(Cell cell, DateOnly today, bool strict) =>
        ExitCode.Of([cell], strict) != ExitCode.Pass
        && Waivers.Any(waiver =>
            !waiver.IsExpired(today) && waiver.Cells.Any(waived => Accepts(waived, cell)));

    /// <summary>Applies the waivers to the cells of a run; a cell that is already waived stays so.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="today">Today's date (UTC).</param>
    /// <param name="strict">Whether every INCONCLUSIVE stops the run.</param>
    public WaivedCells Apply(ImmutableArray<Cell> cells, DateOnly today, bool strict)
    {
        var all = cells.ToBuilder();
        var notes = new List<string>();
        foreach (var waiver in Waivers)
        {
            foreach (var waived in waiver.Cells)
            {
                if (waiver.IsExpired(today))
                {
                    all.Add(Expired(waiver, waived, cells));
                }
                else if (Cover(all, cells.Length, waiver, waived, strict) is { } unneeded)
                {
                    notes.Add(unneeded);
                }
            }
        }

        return new(all.ToImmutable(), [.. notes]);
    }

    // A note if this run has nothing that the waiver could cover; else null.
    private static string? Cover(ImmutableArray<Cell>.Builder cells, int count, Waiver waiver, WaivedCell waived, bool strict)
    {
        var place = Enumerable.Range(0, count).FirstOrDefault(i => cells[i].Key == waived.Key, -1);
        if (place < 0)
        {
            return $"{waiver.File}: this run has no cell {waived.Key}";
        }

        var cell = cells[place];
        if (cell.Waiver?.Contains(waiver.File, StringComparison.Ordinal) == true)
        {
            return null;
        }

        if (cell.Waiver is not null || ExitCode.Of([cell], strict) == ExitCode.Pass)
        {
            return $"{waiver.File}: not needed: {waived.Key} stops nothing";
        }

        cells[place] = Accepts(waived, cell)
            ? Covered(cell, waiver)
            : cell with { Reason = $"{cell.Reason} The waiver {waiver.File} does not cover it: {Refusal(waived, cell)}." };
        return null;
    }

    // A waiver accepts a figure. A measurement that went wrong has none, even where its cell shows a ratio.
    private static bool Accepts(WaivedCell waived, Cell cell) =>
        waived.Key == cell.Key && waived.Holds(cell.Value) && !VerdictQualifiers.IsFaultOfMeasurement(cell.Qualifier);

    private static string Refusal(WaivedCell waived, Cell cell) =>
        !waived.IsBounded ? $"its tolerance of {waived.Tolerance.ToString("G3", CultureInfo.InvariantCulture)} is too wide, "
            + $"the maximum is {waived.Maximum}"
        : VerdictQualifiers.IsFaultOfMeasurement(cell.Qualifier)
            ? $"it accepts a loss of {waived.Figure}, and this measurement went wrong ({cell.Qualifier}): measure again"
        : $"it is for {waived.Figure}, and this is {Number(cell.Value)}";

    private static Cell Covered(Cell cell, Waiver waiver)
    {
        var words = $"{waiver.Reason} ({waiver.Who}, until {Day(waiver)}, {waiver.File})";
        return cell with { Waiver = words, Reason = $"{cell.Reason} Waived: {words}" };
    }

    private static Cell Expired(Waiver waiver, WaivedCell waived, ImmutableArray<Cell> cells)
    {
        var reason = $"{waiver.File}: the waiver of {waived.Key} by {waiver.Who} expired on {Day(waiver)} ({waiver.Reason}): "
            + "remove the file, or agree on a new one";
        var cell = CellFactory.Like(cells.FirstOrDefault()).Make(
            waived.Key with { Metric = $"{waived.Key.Metric} {MetricNames.Waiver}" }, new(Verdict.Fail, reason));
        return cell with { Gating = true }; // even if the waived cell itself cannot stop a run
    }

    private static string Day(Waiver waiver) => waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "no figure";
}
