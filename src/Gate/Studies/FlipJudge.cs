using System.Collections.Immutable;
using EnergyGate.Bench.Planting;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Studies;

/// <summary>
/// The gate's verdicts on answers to one task, as if a variant had given them and all else in the run were equal to the reference.
/// </summary>
/// <param name="variant">The variant whose tolerances apply.</param>
/// <param name="task">The task.</param>
/// <param name="inputs">Its examples.</param>
/// <param name="reference">The answers of the reference.</param>
/// <param name="accuracy">Compares with the reference.</param>
/// <param name="regression">
/// Compares with the stored answers of the reference: one limit holds for the stored answers of every variant. May be null.
/// </param>
/// <param name="others">The other comparisons of the run: Holm's correction counts them.</param>
internal sealed class FlipJudge(
    VariantRecipe variant,
    GlueTask task,
    TaskInputs inputs,
    TaskPredictions reference,
    AccuracyCells accuracy,
    RegressionCells? regression,
    ImmutableArray<AccuracyComparison> others) : IAnswerJudge
{
    private readonly Dictionary<string, ImmutableArray<Cell>> known = new(StringComparer.Ordinal);
    private bool? dependsOnCounts;

    /// <inheritdoc/>
    public ImmutableArray<LabelledExample> Examples => inputs.Examples;

    /// <inheritdoc/>
    public TaskPredictions Reference => reference;

    /// <summary>The limit of the gate's own cell.</summary>
    public int? DeclaredFlips => Cells(reference)
        .Where(IsOfFlips)
        .Select(cell => (int?)Math.Round(cell.Limit!.Value * inputs.Examples.Length))
        .SingleOrDefault();

    /// <inheritdoc/>
    public AnswerVerdict Judge(TaskPredictions answers)
    {
        var cells = Cells(answers);
        bool Fails(Func<Cell, bool> check) => cells.Any(cell => check(cell) && cell.Verdict == Verdict.Fail);
        bool? FailsWhereJudged(Func<Cell, bool> check) =>
            cells.Any(cell => check(cell) && cell.Verdict != Verdict.NotMeasured) ? Fails(check) : null;
        var fails = Fails(_ => true);
        return new(
            fails,
            !fails && cells.Any(cell => cell.Verdict == Verdict.Inconclusive),
            Fails(IsOfFlips),
            Fails(IsOfScore),
            cells.Any(cell => IsOfScore(cell) && cell.Verdict == Verdict.Inconclusive),
            FailsWhereJudged(cell => cell.Metric == MetricNames.Margin),
            FailsWhereJudged(cell => cell.Check == CheckKind.Regression));
    }

    /// <summary>The gate's cells of the answers: scores, flips, margin, and the comparison with stored answers.</summary>
    /// <param name="answers">Answers to all examples.</param>
    public ImmutableArray<Cell> Cells(TaskPredictions answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (!(dependsOnCounts ??= DependsOnCountsAlone()))
        {
            return NewCells(answers);
        }

        var counts = Counts(answers);
        return known.TryGetValue(counts, out var cells) ? cells : known[counts] = NewCells(answers);
    }

    private static bool IsOfFlips(Cell cell) => cell is { Check: CheckKind.Accuracy, Metric: MetricNames.Flips };

    private static bool IsOfScore(Cell cell) => cell.Check == CheckKind.Accuracy && MetricNames.IsScore(cell.Metric);

    private ImmutableArray<Cell> NewCells(TaskPredictions answers)
    {
        AccuracyComparison[] own = [.. accuracy.Compare(variant, task, inputs, answers, reference)];
        return
        [
            .. accuracy.OfScores([.. own, .. others]).Take(own.Length),
            .. accuracy.OfFlips(variant, task, inputs, answers, reference),
            .. accuracy.OfMargin(variant, task, inputs, answers, reference),
            .. regression?.OfAnswers(VariantCatalog.Reference, BaselineLine.AnyScope, answers) ?? [],
        ];
    }

    // Scores, their resamples and flips depend only on how many examples have the same label and the same two answers. Margins depend on
    // more, and so do stored answers that differ from those of the reference.
    private bool DependsOnCountsAlone() =>
        !task.IsRegression
        && variant.MaxMarginLoss is null
        && NewCells(reference)
            .All(cell => cell.Check != CheckKind.Regression || cell.Metric != MetricNames.Flips || cell.Value is null or 0);

    private string Counts(TaskPredictions answers) => string.Join(
        ' ',
        Enumerable.Range(0, answers.Count)
            .Select(i => (inputs.Examples[i].Label, Before: reference.ClassOf(i), After: answers.ClassOf(i)))
            .Where(example => example.Before != example.After)
            .CountBy(example => example)
            .OrderBy(count => count.Key)
            .Select(count => count.ToString()));
}
