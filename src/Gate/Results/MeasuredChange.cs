namespace EnergyGate.Gate.Results;

/// <summary>
/// What a change of a cost means for a merge once its interval stands: by how little it may be open, and from where on a gain must be
/// recorded. For cells whose figure is a ratio; the ratio of the change is the figure over what it is compared with.
/// </summary>
public static class MeasuredChange
{
    /// <summary>
    /// An open ratio whose upper bound is at most this is open by little: it goes into the drift ledger and stops nobody.
    /// </summary>
    public const double MinorLimit = 1.05;

    /// <summary>
    /// A ratio whose upper bound is below this is a gain that a later loss could hide behind: what it is compared with must be refreshed.
    /// </summary>
    public const double ImprovedLimit = 0.90;

    /// <summary>
    /// The cell with INCONCLUSIVE told apart into (minor) and plain, and a PASS far below its reference as IMPROVED; others as they are.
    /// </summary>
    /// <param name="cell">A cell of joules or seconds with an interval.</param>
    public static Cell Refine(Cell cell) => (cell.Verdict, cell.Interval?.Upper / cell.Reference) switch
    {
        (Verdict.Inconclusive, <= MinorLimit) when cell.Qualifier is null => cell with
        {
            Qualifier = VerdictQualifiers.Minor,
            Reason = $"{cell.Reason}; at most {MinorLimit - 1:P0} worse: it stops nothing and counts in the drift ledger",
        },
        (Verdict.Pass, < ImprovedLimit) when cell.Qualifier is null => cell with
        {
            Verdict = Verdict.Improved,
            Reason = $"{cell.Reason}; at least {1 - ImprovedLimit:P0} better: refresh the baseline, or the gain hides later losses",
        },
        _ => cell,
    };
}
