using System.Globalization;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>Is a variant's answer good enough, beside the reference of the same run?</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="options">Tolerances and threads.</param>
/// <param name="isAccepted">Whether a baseline holds a variant (first) and task (second): a person accepted what is open.</param>
public sealed class AccuracyTrial(CellFactory cells, GateOptions options, Func<string, string, bool>? isAccepted = null)
{
    private const ulong BootstrapSeed = 20_261_121;

    /// <summary>The reference's own scores: FAIL only where they are proven worse than guessing, as when labels or their order are flipped.</summary>
    public IEnumerable<Cell> Reference(VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions predictions)
    {
        var flaw = WorseThanGuessing.Find(task, predictions, inputs.Examples);
        foreach (var score in predictions.ScoreOn(inputs.Examples).Scores)
        {
            var figure = $"{score.Metric.Name()} {score.Value.ToString("F4", CultureInfo.InvariantCulture)} on {predictions.Count} examples";
            var verdict = flaw is null ? Verdict.Reference : Verdict.Fail;
            yield return cells.Make(
                variant,
                task.Name,
                CheckKind.Accuracy,
                score.Metric.Name(),
                verdict,
                flaw is null ? figure : $"{figure}: {flaw}",
                options.Threads,
                FigureKind.Exact) with
            { Value = score.Value };
        }
    }

    /// <summary>A candidate's scores, judged for non-inferiority.</summary>
    public IEnumerable<JudgedAnswer> Judge(VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference)
    {
        return NonInferiority.Compare(task, reference, candidate, inputs.Examples, options.ToleranceOf(variant, task.Name), BootstrapSeed)
            .Select(comparison => new JudgedAnswer(variant, task.Name, comparison));
    }

    /// <summary>How many answers differ from the reference's: more than the recipe declares is a FAIL whatever the score; none for a regression.</summary>
    public IEnumerable<Cell> Flips(VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference)
    {
        if (task.IsRegression)
        {
            yield break;
        }

        // One example is the finest that a set can show.
        var most = Math.Max(1, (int)((variant.MaxFlipsOf(task.Name) * candidate.Count) + 1e-9));
        var flips = PredictionFlips.Between(reference, candidate, inputs.Examples).Changed.Length;
        yield return cells.Make(
            variant,
            task.Name,
            CheckKind.Accuracy,
            MetricNames.Flips,
            flips <= most ? Verdict.Pass : Verdict.Fail,
            $"{flips} of {candidate.Count} answers differ from the reference's, the recipe declares at most {most}",
            options.Threads,
            FigureKind.Exact) with
        {
            Value = (double)flips / candidate.Count,
            Reference = 0,
            Limit = (double)most / candidate.Count,
        };
    }

    /// <summary>Whether the right answers' lead shrank by more than the recipe declares; none where it declares no limit.</summary>
    public IEnumerable<Cell> Margin(VariantRecipe variant, GlueTask task, TaskInputs inputs, TaskPredictions candidate, TaskPredictions reference)
    {
        if (variant.MaxMarginLoss is not { } most)
        {
            yield break;
        }

        var shift = MarginShift.Between(reference, candidate, inputs.Examples);
        var (verdict, words) = shift.Against(most) switch
        {
            Outcome.Pass => (Verdict.Pass, "proven within"),
            Outcome.Fail => (Verdict.Fail, "proven beyond"),
            _ => (Verdict.Inconclusive, "neither within nor beyond"),
        };
        var reason = double.IsNaN(shift.Shift)
            ? "an example has no answer, and so no margin"
            : $"The right answers' lead changed by {Percent(shift.Shift)}, bounds {Percent(shift.Low)} to {Percent(shift.High)} (signed-rank p of a fall {shift.WorseP.ToString("G2", CultureInfo.InvariantCulture)}): {words} the {Percent(-most)} that the recipe declares.";
        yield return cells.Make(variant, task.Name, CheckKind.Accuracy, MetricNames.Margin, verdict, reason, options.Threads, FigureKind.Exact) with
        {
            Value = Finite(shift.Shift),
            Reference = 0,
            Limit = -most,
            Low = Finite(shift.Low),
            High = Finite(shift.High),
        };
    }

    /// <summary>The cells of all answers of a run; of the losses that look proven, Holm's correction keeps those that are proven among so many.</summary>
    public IEnumerable<Cell> Cells(IReadOnlyList<JudgedAnswer> answers)
    {
        var corrected = NonInferiority.CorrectForFamily([.. answers.Select(answer => answer.Comparison)]);
        return answers.Zip(corrected, (answer, comparison) => Cell(answer, comparison));
    }

    private Cell Cell(JudgedAnswer answer, MetricComparison comparison)
    {
        var verdict = comparison.Outcome switch
        {
            Outcome.Pass => Verdict.Pass,
            Outcome.Fail => Verdict.Fail,
            _ => Verdict.Inconclusive,
        };
        var isTaken = verdict == Verdict.Inconclusive && isAccepted?.Invoke(answer.Variant.Name, answer.Task) == true;
        var reason = isTaken ? $"{comparison.Reason} It does not gate: the baseline holds this variant, so a person accepted it." : comparison.Reason;
        var cell = cells.Make(answer.Variant, answer.Task, CheckKind.Accuracy, comparison.Metric.Name(), verdict, reason, options.Threads, FigureKind.Exact);
        return cell with
        {
            Gating = cell.Gating && !isTaken,
            Value = Finite(comparison.Value),
            Reference = Finite(comparison.Reference),
            Limit = Finite(comparison.Reference - comparison.Limit),
            Low = Finite(comparison.Reference + comparison.Low),
            High = Finite(comparison.Reference + comparison.High),
        };
    }

    private static string Percent(double share) => (share * 100).ToString("0.00##", CultureInfo.InvariantCulture) + " %";

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
