using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>
/// Finds trades: a variant that is better on one axis (cost or answers) beyond its margin and worse on the other, but by no more than
/// people may want to pay. Such a FAIL becomes TRADE: no machine decides it, a waiver does. Flips, numbers and graphs are no axis: they
/// fail as they are.
/// </summary>
public static class Trades
{
    /// <summary>An increase of joules is negotiable when the upper bound of the ratio is at most this much above its limit.</summary>
    public const double NegotiableCost = 1.10;

    /// <summary>A loss of a score is negotiable when its upper bound is at most so many times the tolerance.</summary>
    public const double NegotiableLoss = 2;

    /// <summary>The cells, those that are traded with their verdict and reason changed; the order is kept.</summary>
    /// <param name="cells">All cells of a run.</param>
    public static ImmutableArray<Cell> Find(IReadOnlyCollection<Cell> cells) => [.. cells.Select(cell =>
        cell is { Verdict: Verdict.Fail, Qualifier: null } && IsNegotiable(cell) && GainFor(cell, cells) is { } gain
            ? cell with
            {
                Verdict = Verdict.Trade,
                Reason = $"{cell.Reason} It is traded for {gain.Key}, which is better beyond its margin: a waiver that names both may accept it.",
            }
            : cell)];

    // Of several gains one beside stored answers is named first.
    private static Cell? GainFor(Cell loss, IReadOnlyCollection<Cell> cells) =>
        cells.Where(other => Pays(other, loss)).MinBy(gain => gain.Check != CheckKind.Regression);

    // Another axis of the same variant; answers of another task pay for nothing, joules belong to all tasks.
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
