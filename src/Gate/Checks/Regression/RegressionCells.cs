using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Regression;

/// <summary>
/// Makes the regression cells, a variant's answers to a task against its own stored ones, and the lines that a recording would store.
/// </summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baselines">The baselines of the run.</param>
/// <param name="task">The task.</param>
/// <param name="inputs">Its examples.</param>
/// <param name="machine">The scope of answers that depend on the machine: its instruction set, or its execution provider.</param>
internal sealed class RegressionCells(CellFactory cells, RunBaselines baselines, GlueTask task, TaskInputs inputs, string machine)
{
    /// <summary>
    /// Maximum share of answers that may change, 0 to 1. A variant repeats its answers on the same kind of machine; on another kind,
    /// rounding flips the few whose classes are almost tied. Three in a hundred are more than rounding.
    /// </summary>
    public const double MaxFlipShare = 0.01;

    /// <summary>Number of answers that may change on a set of any size: one or two examples are no evidence.</summary>
    public const int MinFlipLimit = 2;

    /// <summary>A score of a regression (STS-B: 0 to 5) that moved by more than this counts as a changed answer.</summary>
    public const double MaxMove = 0.1;

    private const ulong BootstrapSeed = 20_261_122;

    /// <summary>Makes the cells of one task in a run.</summary>
    /// <param name="context">Baselines, machine and provider.</param>
    /// <param name="task">The task.</param>
    public static RegressionCells Of(CheckContext context, TaskUnderTest task) => new(
        context.Cells,
        context.Baselines,
        task.Model.Task,
        task.Inputs,
        context.Options.Provider == "CPU" ? context.Machine.InstructionSetName : context.Options.Provider.ToLowerInvariant());

    /// <summary>The scope of answers: this machine, or any.</summary>
    /// <param name="dependsOnMachine">Whether the numbers depend on the instruction set, as 8-bit products do.</param>
    public string ScopeOf(bool dependsOnMachine) => dependsOnMachine ? machine : BaselineLine.AnyScope;

    /// <summary>The cells of a variant's answers; none if none are stored.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="scope">The scope of its answers.</param>
    /// <param name="predictions">Its answers.</param>
    public IEnumerable<Cell> OfAnswers(VariantRecipe variant, string scope, TaskPredictions predictions)
    {
        if (baselines.AnswersOf(task) is not { } stored || !stored.Holds(variant.Name))
        {
            return [];
        }

        var reason = stored.IncomparableReason is { } difference ? $"recorded under other conditions: {difference}"
            : stored.Find(variant.Name, scope) is null
                ? $"instruction set: answers are stored for {string.Join(", ", stored.ScopesOf(variant.Name))}, "
                    + $"and this run has {scope}"
            : null;
        return reason is not null
            ? task.Metrics.Select(metric => metric.Name()).Append(MetricNames.Flips)
                .Select(metric => Make(variant, metric, new(Verdict.NotMeasured, reason)))
            : Compare(variant, predictions, stored.Find(variant.Name, scope)!, stored);
    }

    /// <summary>The lines that a recording would store for a variant's answers; for the reference, also the labels.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="scope">The scope of its answers.</param>
    /// <param name="predictions">Its answers.</param>
    /// <param name="reference">The reference's answers in this run.</param>
    public IEnumerable<BaselineEntry> Entries(VariantRecipe variant, string scope, TaskPredictions predictions, TaskPredictions reference)
    {
        var (path, header) = (AccuracyBaseline.PathOf(task), baselines.HeaderOf(task));
        if (variant == VariantCatalog.Reference)
        {
            yield return new(path, header, AccuracyBaseline.LabelLine(task, inputs.Examples));
        }

        int? flips = variant == VariantCatalog.Reference || task.IsRegression ? null : Changed(reference, predictions);
        yield return new(path, header, AccuracyBaseline.AnswerLine(variant.Name, scope, predictions, inputs.Examples, flips));
    }

    private IEnumerable<Cell> Compare(VariantRecipe variant, TaskPredictions predictions, TaskPredictions before, AccuracyBaseline stored)
    {
        var now = AnswerText.Rounded(predictions);
        var count = now.Count;
        var max = Math.Max(MinFlipLimit, (int)((MaxFlipShare * count) + 1e-9));
        var flips = Changed(before, now);
        var isWithin = flips <= max;
        var change = task.IsRegression ? $"moved by more than {MaxMove} from" : "differ from";
        var words = flips == 0 ? $"all {count} answers are as recorded"
            : $"{flips} of {count} answers {change} those recorded; at most {max} may";
        var relabelled = variant == VariantCatalog.Reference ? stored.ChangedLabels(task, inputs.Examples) : 0;
        foreach (var comparison in NonInferiority.Compare(task, before, now, inputs.Examples, (double)max / count, BootstrapSeed))
        {
            var (verdict, reason) = relabelled > 0
                ? (Verdict.Fail, $"{relabelled} of {count} labels differ from those recorded: this is another task")
                : comparison.Outcome switch
                {
                    Outcome.Fail => (Verdict.Fail, comparison.Reason),
                    Outcome.Pass => (Verdict.Pass, flips == 0 ? words : $"{words}; {comparison.Reason}"),

                    // Too few answers changed to prove anything, and no more than rounding explains.
                    _ => (isWithin ? Verdict.Pass : Verdict.Inconclusive, $"{words}; {comparison.Reason}"),
                };
            yield return Make(variant, comparison.Metric.Name(), new(verdict, reason)
            {
                Value = relabelled > 0 ? null : Finding.Finite(comparison.Value), // a score on other labels is no figure to accept
                Reference = Finding.Finite(comparison.Reference),
                Limit = Finding.Finite(comparison.Reference - comparison.Limit),
                Interval = new(comparison.Reference + comparison.Interval.Lower, comparison.Reference + comparison.Interval.Upper),
            });
        }

        yield return Make(variant, MetricNames.Flips, new(isWithin ? Verdict.Pass : Verdict.Fail, words)
        {
            Value = (double)flips / count,
            Reference = 0,
            Limit = (double)max / count,
        });
    }

    // An example without an answer counts as changed.
    private int Changed(TaskPredictions before, TaskPredictions now) => Enumerable.Range(0, before.Count).Count(i => task.IsRegression
        ? !(Math.Abs(now.Logits[i] - before.Logits[i]) <= MaxMove)
        : now.ClassOf(i) != before.ClassOf(i));

    private Cell Make(VariantRecipe variant, string metric, Finding finding) =>
        cells.Make(variant, task.Name, CheckKind.Regression, metric, finding);
}
