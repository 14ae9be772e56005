using System.Globalization;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>The cells of accuracy: a variant's answers beside the reference's of the same run.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="options">Tolerances.</param>
/// <param name="isAccepted">Whether a baseline holds a variant (first) and task (second): a person accepted what is open.</param>
public sealed class AccuracyCells(CellFactory cells, GateOptions options, Func<string, string, bool>? isAccepted = null)
{
    private const ulong BootstrapSeed = 20_261_121;

    /// <summary>The cells of a run.</summary>
    /// <param name="context">Options and baselines.</param>
    public static AccuracyCells Of(CheckContext context) => new(context.Cells, context.Options, context.Baselines.Accepts);

    /// <summary>
    /// The reference's own scores: FAIL only where they are proven worse than guessing, as when labels or their order are flipped.
    /// </summary>
    public IEnumerable<Cell> OfReference(VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions predictions)
    {
        var flaw = WorseThanGuessing.Find(task, predictions, inputs.Examples);
        foreach (var score in predictions.ScoreOn(inputs.Examples).Scores)
        {
            var value = score.Value.ToString("F4", CultureInfo.InvariantCulture);
            var figure = $"{score.Metric.Name()} {value} on {predictions.Count} examples";
            var finding = flaw is null ? new Finding(Verdict.Reference, figure) : new(Verdict.Fail, $"{figure}: {flaw}");
            yield return Make(variant, task.Name, score.Metric.Name(), finding with { Value = score.Value });
        }
    }

    /// <summary>Compares a candidate's scores with the reference's for non-inferiority.</summary>
    public IEnumerable<AccuracyComparison> Compare(
        VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference) =>
        NonInferiority.Compare(task, reference, candidate, inputs.Examples, options.ToleranceOf(variant, task.Name), BootstrapSeed)
            .Select(comparison => new AccuracyComparison(variant, task.Name, comparison));

    /// <summary>
    /// The cells of all scores of a run. Of the losses that look proven, Holm's correction keeps those that are proven among so many.
    /// </summary>
    public IEnumerable<Cell> OfScores(IReadOnlyList<AccuracyComparison> comparisons)
    {
        var corrected = NonInferiority.CorrectForFamily([.. comparisons.Select(comparison => comparison.Comparison)]);
        return comparisons.Zip(corrected, (comparison, result) => OfScore(comparison.Variant, comparison.Task, result));
    }

    /// <summary>
    /// How many answers differ from the reference's: more than the recipe declares is a FAIL whatever the score; none for a regression.
    /// </summary>
    public IEnumerable<Cell> OfFlips(
        VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference)
    {
        if (task.IsRegression)
        {
            yield break;
        }

        // One example is the finest that a set can show.
        var max = Math.Max(1, (int)((variant.MaxFlipsOf(task.Name) * candidate.Count) + 1e-9));
        var flips = PredictionFlips.Between(reference, candidate, inputs.Examples).Changed.Length;
        yield return Make(variant, task.Name, MetricNames.Flips, new(
            flips <= max ? Verdict.Pass : Verdict.Fail,
            $"{flips} of {candidate.Count} answers differ from the reference's, the recipe declares at most {max}")
        {
            Value = (double)flips / candidate.Count,
            Reference = 0,
            Limit = (double)max / candidate.Count,
        });
    }

    /// <summary>Whether the right answers' lead shrank by more than the recipe declares; none where it declares no limit.</summary>
    public IEnumerable<Cell> OfMargin(
        VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference)
    {
        if (variant.MaxMarginLoss is not { } max)
        {
            yield break;
        }

        var shift = MarginShift.Between(reference, candidate, inputs.Examples);
        var verdict = shift.Against(max).ToVerdict();
        var words = verdict switch
        {
            Verdict.Pass => "proven within",
            Verdict.Fail => "proven beyond",
            _ => "neither within nor beyond",
        };
        var p = shift.WorseP.ToString("G2", CultureInfo.InvariantCulture);
        var reason = double.IsNaN(shift.Shift)
            ? "an example has no answer, and so no margin"
            : $"The right answers' lead changed by {Format.FinePercent(shift.Shift)}, bounds {Format.FinePercent(shift.Interval.Lower)} to {Format.FinePercent(shift.Interval.Upper)} "
                + $"(signed-rank p of a fall {p}): {words} the {Format.FinePercent(-max)} that the recipe declares.";
        yield return Make(variant, task.Name, MetricNames.Margin, new(verdict, reason)
        {
            Value = Finding.Finite(shift.Shift),
            Reference = 0,
            Limit = -max,
            Interval = shift.Interval,
        });
    }

    private Cell OfScore(VariantRecipe variant, string task, MetricComparison comparison)
    {
        var verdict = comparison.Outcome.ToVerdict();
        var isTaken = verdict == Verdict.Inconclusive && isAccepted?.Invoke(variant.Name, task) == true;
        var reason = isTaken
            ? $"{comparison.Reason} It does not gate: the baseline holds this variant, so a person accepted it."
            : comparison.Reason;
        return Make(variant, task, comparison.Metric.Name(), new(verdict, reason)
        {
            CanGate = !isTaken,
            Value = Finding.Finite(comparison.Value),
            Reference = Finding.Finite(comparison.Reference),
            Limit = Finding.Finite(comparison.Reference - comparison.Limit),
            Interval = new(comparison.Reference + comparison.Interval.Lower, comparison.Reference + comparison.Interval.Upper),
        });
    }

    private Cell Make(VariantRecipe variant, string task, string metric, Finding finding) =>
        cells.Make(variant, task, CheckKind.Accuracy, metric, finding);
}
