using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>
/// Turns FAIL into TRADE if the variant is better on the other axis (cost or answers) beyond its margin, and the loss is within a
/// negotiable band. A person accepts a trade with a waiver. Flips, parity and graphs are not traded: they stay FAIL.
/// </summary>
internal static class Trades
{
    /// <summary>An increase of joules is negotiable if the upper bound of the ratio is at most this factor times its limit.</summary>
    public const double NegotiableCost = 1.10;

    /// <summary>A loss of a score is negotiable if its upper bound is at most this factor times the tolerance.</summary>
    public const double NegotiableLoss = 2;

    /// <summary>The cells in the same order, with verdict and reason of the traded ones changed.</summary>
    /// <param name="cells">All cells of a run.</param>
    public static ImmutableArray<Cell> Find(IReadOnlyCollection<Cell> cells) => [.. cells.Select(cell =>
        cell is { Verdict: Verdict.Fail, Qualifier: null } && IsNegotiable(cell) && GainFor(cell, cells) is { } gain
            ? cell with
            {
                Verdict = Verdict.Trade,
                Reason = $"{cell.Reason} It is traded for {gain.Key}, which is better beyond its margin: "
                    + "a waiver that names both may accept it.",
            }
            : cell)];

    // A gain against stored answers is named first.
    private static Cell? GainFor(Cell loss, IReadOnlyCollection<Cell> cells) =>
        cells.Where(other => Pays(other, loss)).MinBy(gain => gain.Check != CheckKind.Regression);

    // A gain pays on the other axis of the same variant: a score for its own task or for joules, joules for every task.
    private static bool Pays(Cell gain, Cell loss) =>
        gain.Variant == loss.Variant
        && IsCost(gain) != IsCost(loss)
        && (gain.Task is null || loss.Task is null || gain.Task == loss.Task)
        && IsBetter(gain);

    private static bool IsNegotiable(Cell cell) =>
        IsCost(cell) ? cell.Interval?.Upper <= cell.Limit * NegotiableCost
        : IsScore(cell) && cell.Reference - cell.Interval?.Lower <= NegotiableLoss * (cell.Reference - cell.Limit);

    private static bool IsBetter(Cell cell) =>
        IsCost(cell) ? cell.Interval?.Upper < cell.Reference * (cell.Reference / cell.Limit)
        : IsScore(cell) && cell.Interval?.Lower > cell.Reference + (cell.Reference - cell.Limit);

    private static bool IsCost(Cell cell) => cell.Check == CheckKind.Energy && cell.Metric == MetricNames.Joules;

    private static bool IsScore(Cell cell) =>
        cell.Check is CheckKind.Accuracy or CheckKind.Regression && MetricNames.IsScore(cell.Metric);
}
