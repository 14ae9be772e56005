using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Studies.Planting;

/// <summary>What the gate says of answers to one task, as if a variant had given them and all else in the run were as the reference's.</summary>
/// <param name="variant">Whose promises they are held against.</param>
/// <param name="task">The task.</param>
/// <param name="inputs">Its examples.</param>
/// <param name="reference">What the reference answers.</param>
/// <param name="accuracy">Judges beside the reference.</param>
/// <param name="regression">Judges beside what the reference answered when it was recorded: one limit holds for the stored answers of every variant. May be null.</param>
/// <param name="others">The run's other comparisons: Holm's correction counts them.</param>
public sealed class FlipJudge(
    VariantRecipe variant,
    GlueTask task,
    TaskInputs inputs,
    TaskPredictions reference,
    AccuracyCells accuracy,
    RegressionCells? regression,
    ImmutableArray<AccuracyComparison> others)
{
    private readonly Dictionary<string, ImmutableArray<Cell>> known = new(StringComparer.Ordinal);
    private bool? dependsOnCounts;

    /// <summary>The task.</summary>
    public GlueTask Task => task;

    /// <summary>Its examples.</summary>
    public TaskInputs Inputs => inputs;

    /// <summary>What the reference answers.</summary>
    public TaskPredictions Reference => reference;

    /// <summary>The gate's cells of these answers: scores, flips, margin, and those beside stored answers.</summary>
    public ImmutableArray<Cell> Judge(TaskPredictions answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (!(dependsOnCounts ??= OnCountsAlone()))
        {
            return Cells(answers);
        }

        var counts = Counts(answers);
        return known.TryGetValue(counts, out var cells) ? cells : known[counts] = Cells(answers);
    }

    private ImmutableArray<Cell> Cells(TaskPredictions answers)
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

    // Scores, their resamples and flips are functions of how many examples have this label and these two answers. Margins are not, nor are stored answers that differ from the reference's.
    private bool OnCountsAlone() =>
        !task.IsRegression
        && variant.MaxMarginLoss is null
        && Cells(reference).All(cell => cell.Check != CheckKind.Regression || cell.Metric != MetricNames.Flips || cell.Value is null or 0);

    private string Counts(TaskPredictions answers) => string.Join(
        ' ',
        Enumerable.Range(0, answers.Count)
            .Select(i => (inputs.Examples[i].Label, Before: reference.ClassOf(i), After: answers.ClassOf(i)))
            .Where(example => example.Before != example.After)
            .CountBy(example => example)
            .OrderBy(count => count.Key)
            .Select(count => count.ToString()));
}
