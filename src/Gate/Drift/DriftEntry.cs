using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Drift;

/// <summary>What one accepted change did to the cost of one cell on one machine.</summary>
/// <param name="Commit">The commit that was measured, for people: a merge may give it another hash.</param>
/// <param name="Device">The machine or board, as its fingerprint names it.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Kind">Where the joules come from.</param>
/// <param name="Estimate">ln(joules after / joules before).</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
public sealed record DriftEntry(string Commit, string Device, CellKey Cell, FigureKind Kind, double Estimate, double Low, double High)
{
    private const int Decimals = 6;

    /// <summary>
    /// The entry of a cell that compares a commit with the one before it; null for a cell that says nothing about a change of joules: another
    /// check, no interval, or equal artefacts; and for one that nobody accepted, or that is open by more than a little: its interval would only
    /// hide what the others add up to.
    /// </summary>
    /// <param name="cell">A cell whose figure is the ratio after / before.</param>
    /// <param name="commit">The commit that was measured.</param>
    /// <param name="device">The machine or board.</param>
    public static DriftEntry? Of(Cell cell, string commit, string device)
    {
        if (!IsAccepted(cell) || cell.Check != CheckKind.Energy || cell.Metric != MetricNames.Joules || cell.Qualifier == VerdictQualifiers.Identical
            || cell is not { Value: { } value, Reference: { } reference, Low: { } low, High: { } high })
        {
            return null;
        }

        var entry = new DriftEntry(commit, device, cell.Key, cell.Kind, Log(value / reference), Log(low / reference), Log(high / reference));
        return double.IsFinite(entry.Estimate) && double.IsFinite(entry.Low) && double.IsFinite(entry.High) ? entry : null;
    }

    private static bool IsAccepted(Cell cell) =>
        cell.Waiver is not null || cell.Verdict is Verdict.Pass or Verdict.Improved || cell is { Verdict: Verdict.Inconclusive, Qualifier: VerdictQualifiers.Minor };

    // As many digits as the file holds, so that an entry is equal to itself read back.
    private static double Log(double ratio) => Math.Round(Math.Log(ratio), Decimals);
}
