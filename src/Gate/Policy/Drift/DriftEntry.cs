using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>The effect of one accepted change on the cost of one cell on one machine.</summary>
/// <param name="Commit">The commit that was measured, for people: a merge may give it another hash.</param>
/// <param name="Device">The machine or board, as its fingerprint names it.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Kind">Where the joules come from.</param>
/// <param name="Estimate">ln(joules after / joules before).</param>
/// <param name="Interval">Confidence interval of the estimate.</param>
internal sealed record DriftEntry(string Commit, string Device, CellKey Cell, FigureKind Kind, double Estimate, Interval Interval)
{
    private const int Decimals = 6;

    /// <summary>Half the width of its interval.</summary>
    public double HalfWidth => (Interval.Upper - Interval.Lower) / 2;

    /// <summary>
    /// The entry of a cell that compares a commit with the one before it and does not stop the run. Open cells count too, because they stop
    /// nothing. Null for a cell that stops the run, and for one without a change of joules (another check, no interval, equal artefacts, a
    /// recipe that does not gate).
    /// </summary>
    /// <param name="cell">A cell whose figure is the ratio after / before.</param>
    /// <param name="commit">The commit that was measured.</param>
    /// <param name="device">The machine or board.</param>
    /// <param name="strict">Whether every INCONCLUSIVE stops the run.</param>
    public static DriftEntry? Of(Cell cell, string commit, string device, bool strict)
    {
        if (!IsAccepted(cell, strict)
            || cell.Check is not (CheckKind.Energy or CheckKind.Pipeline)
            || cell.Metric != MetricNames.Joules
            || cell.Qualifier == VerdictQualifiers.Identical
            || cell is not { Value: { } value, Reference: { } reference, Interval: { IsFinite: true } interval })
        {
            return null;
        }

        var bounds = new Interval(Log(interval.Lower / reference), Log(interval.Upper / reference));
        var entry = new DriftEntry(commit, device, cell.Key, cell.Kind, Log(value / reference), bounds);
        return double.IsFinite(entry.Estimate) && entry.Interval.IsFinite ? entry : null;
    }

    // A gain stops a run until it is recorded, and the ledger records it.
    private static bool IsAccepted(Cell cell, bool strict) =>
        cell.Gating && (cell.Verdict == Verdict.Improved || ExitCode.Of([cell], strict) == ExitCode.Pass);

    // As many digits as the file holds, so that an entry is equal to itself read back.
    private static double Log(double ratio) => Math.Round(Math.Log(ratio), Decimals);
}
