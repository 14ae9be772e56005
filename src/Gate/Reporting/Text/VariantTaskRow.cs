using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Results of one variant on one task, for one row of a table.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Cells">Cells of the variant on the task.</param>
/// <param name="Energy">Energy cell of the task, otherwise that of the variant; null if there is none.</param>
/// <param name="Flips">Flipped answers; null for the reference and for a regression.</param>
internal sealed record VariantTaskRow(string Variant, string Task, ImmutableArray<Cell> Cells, Cell? Energy, FlippedAnswers? Flips)
{
    /// <summary>All rows of a result, in the order of its cells.</summary>
    public static ImmutableArray<VariantTaskRow> All(GateResult result) =>
    [
        .. from cell in result.Cells
           where cell.Task is not null && cell.Check is not (CheckKind.Energy or CheckKind.Time)
           group cell by (cell.Variant, Task: cell.Task!) into cells
           let energies = result.Cells.Where(cell => cell.Variant == cells.Key.Variant && cell.Check == CheckKind.Energy)
           select new VariantTaskRow(
               cells.Key.Variant,
               cells.Key.Task,
               [.. cells],
               energies.FirstOrDefault(cell => cell.Task == cells.Key.Task) ?? energies.FirstOrDefault(cell => cell.Task is null),
               result.Flips.FirstOrDefault(flips => flips.Variant == cells.Key.Variant && flips.Task == cells.Key.Task)),
    ];

    /// <summary>The cells of one check.</summary>
    public ImmutableArray<Cell> Of(CheckKind check) => [.. Cells.Where(cell => cell.Check == check)];

    /// <summary>The cells of scores, without flips and margins.</summary>
    public ImmutableArray<Cell> ScoreCells => [.. Of(CheckKind.Accuracy).Where(cell => MetricNames.IsScore(cell.Metric))];

    /// <summary>The most important cell.</summary>
    public Cell Worst => WorstOf(Cells);

    /// <summary>The parity cell with the maximum share of its tolerance; null if there is none.</summary>
    public Cell? GreatestParity => Of(CheckKind.Parity).Where(cell => cell.Value is not null).MaxBy(cell => cell.Value);

    /// <summary>The cell of flips; null if no limit is declared.</summary>
    public Cell? FlipCell => Of(CheckKind.Accuracy).FirstOrDefault(cell => cell.Metric == MetricNames.Flips);

    /// <summary>The scores: <c>accuracy 0.8412 f1 0.8899</c>.</summary>
    public string Scores => string.Join(" ", ScoreCells.Select(cell => $"{cell.Metric} {FigureText.Score(cell.Value)}"));

    /// <summary>Differences of the scores from the reference in points, with confidence intervals.</summary>
    public string Changes => string.Join(" ", ScoreCells.Where(cell => cell.Reference is not null).Select(ChangeOf));

    /// <summary>The flips: <c>3 of 872</c>.</summary>
    public string FlipText => Flips is null ? "-" : $"{FigureText.Count(Flips.Flips)} of {FigureText.Count(Flips.Examples)}";

    /// <summary>The energy ratio with its kind: <c>0.4731 [0.47, 0.476] estimated</c>.</summary>
    public string EnergyText => Energy?.Value is null ? "-" : $"{FigureText.Ratio(Energy)} {CellNames.Of(Energy.Kind)}";

    private static string ChangeOf(Cell cell)
    {
        string PointsTo(double? end) => FigureText.Points(Finding.Finite(end) - cell.Reference);
        return $"{PointsTo(cell.Value)} [{PointsTo(cell.Interval?.Lower)}, {PointsTo(cell.Interval?.Upper)}]";
    }

    /// <summary>The most important of some cells: gating failures first, then open cells.</summary>
    public static Cell WorstOf(IEnumerable<Cell> cells) => cells.MinBy(cell => cell.Verdict switch
    {
        Verdict.Fail => cell is { Gating: true, Waiver: null } ? 0 : 4,
        Verdict.Inconclusive => cell is { Gating: true, Waiver: null } ? 1 : 5,
        Verdict.Trade => 2,
        Verdict.Improved => 3,
        Verdict.Pass => 6,
        Verdict.NotMeasured => 7,
        _ => 8,
    })!;
}
