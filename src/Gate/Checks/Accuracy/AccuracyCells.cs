using System.Globalization;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>Makes the accuracy cells: a variant's answers against the reference's of the same run.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="options">Tolerances.</param>
/// <param name="isAccepted">Whether a baseline holds a variant (first) on a task (second): a person then accepted its open cells.</param>
internal sealed class AccuracyCells(CellFactory cells, GateOptions options, Func<string, string, bool>? isAccepted = null)
{
    private const ulong BootstrapSeed = 20_261_121;

    /// <summary>Makes the cells of a run.</summary>
    /// <param name="context">Options and baselines.</param>
    public static AccuracyCells Of(CheckContext context) => new(context.Cells, context.Options, context.Baselines.Accepts);

    /// <summary>
    /// The reference's own scores. They FAIL only if they are proven worse than guessing, e.g. because labels are flipped.
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

    /// <summary>The cells of all scores of a run, after Holm's correction for all of its comparisons.</summary>
    public IEnumerable<Cell> OfScores(IReadOnlyList<AccuracyComparison> comparisons)
    {
        var corrected = NonInferiority.CorrectForFamily([.. comparisons.Select(comparison => comparison.Comparison)]);
        return comparisons.Zip(corrected, (comparison, result) => OfScore(comparison.Variant, comparison.Task, result));
    }

    /// <summary>
    /// The cell of the answers that differ from the reference's: FAIL above the declared number, whatever the score. None for a
    /// regression task.
    /// </summary>
    public IEnumerable<Cell> OfFlips(
        VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference)
    {
        if (task.IsRegression)
        {
            yield break;
        }

        // At least one: no set resolves less than one example.
        var max = Math.Max(1, (int)((variant.MaxFlipsOf(task.Name) * candidate.Count) + 1e-9));
        var flips = PredictionFlips.Between(reference, candidate, inputs.Examples).Changed.Length;
        yield return Make(variant, task.Name, MetricNames.Flips, new(
            flips <= max ? Verdict.Pass : Verdict.Fail,
            $"{flips} of {candidate.Count} answers differ from the reference's; the recipe declares at most {max}")
        {
            Value = (double)flips / candidate.Count,
            Reference = 0,
            Limit = (double)max / candidate.Count,
        });
    }

    /// <summary>
    /// The cell of the right answers' lead: FAIL if it shrank by more than the recipe declares. None if the recipe declares no limit.
    /// </summary>
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
            : $"The lead of the right answers changed by {Format.FinePercent(shift.Shift)}, "
                + $"bounds {Format.FinePercent(shift.Interval.Lower)} to {Format.FinePercent(shift.Interval.Upper)} "
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
        var isAcceptedOpen = verdict == Verdict.Inconclusive && isAccepted?.Invoke(variant.Name, task) == true;
        var reason = isAcceptedOpen
            ? $"{comparison.Reason} It does not gate: the baseline holds this variant, so a person accepted it."
            : comparison.Reason;
        return Make(variant, task, comparison.Metric.Name(), new(verdict, reason)
        {
            CanGate = !isAcceptedOpen,
            Value = Finding.Finite(comparison.Value),
            Reference = Finding.Finite(comparison.Reference),
            Limit = Finding.Finite(comparison.Reference - comparison.Limit),
            Interval = new(comparison.Reference + comparison.Interval.Lower, comparison.Reference + comparison.Interval.Upper),
        });
    }

    private Cell Make(VariantRecipe variant, string task, string metric, Finding finding) =>
        cells.Make(variant, task, CheckKind.Accuracy, metric, finding);
}
