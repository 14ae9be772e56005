namespace EnergyGate.Gate.Results;

/// <summary>
/// Marks small open changes and large gains of a cost: INCONCLUSIVE(minor) and IMPROVED. For cells whose figure is a ratio; the change is
/// that ratio divided by its reference.
/// </summary>
internal static class MeasuredChange
{
    /// <summary>Maximum upper bound of an INCONCLUSIVE(minor) change: it does not stop the run and goes into the drift ledger.</summary>
    public const double MinorLimit = 1.05;

    /// <summary>A change whose upper bound is below this is IMPROVED: without a refreshed baseline it would hide later losses.</summary>
    public const double ImprovedLimit = 0.90;

    /// <summary>Turns INCONCLUSIVE into INCONCLUSIVE(minor) and PASS into IMPROVED where the limits say so.</summary>
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
