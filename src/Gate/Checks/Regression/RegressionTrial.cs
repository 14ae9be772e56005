using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Regression;

/// <summary>Are a variant's answers to a task as good as they were? Beside its own stored predictions; drafts the lines that a recording would write.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baselines">What is stored, and what would be.</param>
/// <param name="task">The task.</param>
/// <param name="inputs">Its examples.</param>
/// <param name="machine">The scope of answers that depend on the machine: its instruction set, or its execution provider.</param>
/// <param name="threads">Threads of the runs.</param>
public sealed class RegressionTrial(CellFactory cells, RunBaselines baselines, GlueTask task, TaskInputs inputs, string machine, int threads)
{
    /// <summary>
    /// The share of answers that may change. A variant repeats its answers on one kind of machine; on another, rounding turns those few whose
    /// classes lie within a rounding of one another. Three in a hundred are no rounding.
    /// </summary>
    public const double FlipLimit = 0.01;

    /// <summary>So many may change on a set of any size: one example is no evidence, and neither are two.</summary>
    public const int FewFlips = 2;

    /// <summary>A score of a regression (STS-B: 0 to 5) that moved by more than this counts as a changed answer.</summary>
    public const double LargestMove = 0.1;

    private const ulong BootstrapSeed = 20_261_122;

    /// <summary>Judges a variant's answers; no cell when none are stored.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="dependsOnMachine">Whether its numbers depend on the instruction set, as those of 8-bit products do.</param>
    /// <param name="predictions">Its answers.</param>
    /// <param name="reference">The reference's answers in this run.</param>
    public IEnumerable<Cell> Judge(VariantRecipe variant, bool dependsOnMachine, TaskPredictions predictions, TaskPredictions reference)
    {
        var scope = dependsOnMachine ? machine : BaselineLine.AnyScope;
        Draft(variant, scope, predictions, reference);
        if (baselines.AnswersOf(task) is not { } stored || !stored.Holds(variant.Name))
        {
            return [];
        }

        var why = stored.WhyNotComparable is { } difference ? $"recorded under other conditions: {difference}"
            : stored.Find(variant.Name, scope) is null
                ? $"instruction set: answers are stored for {string.Join(", ", stored.ScopesOf(variant.Name))}, this run's are those of {scope}"
            : null;
        return why is not null
            ? task.Metrics.Select(metric => metric.Name()).Append(MetricNames.Flips)
                .Select(metric => Make(variant, metric, Verdict.NotMeasured, why))
            : Compare(variant, predictions, stored.Find(variant.Name, scope)!, stored);
    }

    private IEnumerable<Cell> Compare(VariantRecipe variant, TaskPredictions predictions, TaskPredictions before, AccuracyBaseline stored)
    {
        var now = AnswerText.Rounded(predictions);
        var count = now.Count;
        var most = Math.Max(FewFlips, (int)((FlipLimit * count) + 1e-9));
        var flips = Changed(before, now);
        var isWithin = flips <= most;
        var words = flips == 0 ? $"all {count} answers are those recorded"
            : $"{flips} of {count} answers {(task.IsRegression ? $"moved by more than {LargestMove} from" : "differ from")} those recorded, at most {most} may";
        var relabelled = variant == VariantCatalog.Reference ? stored.ChangedLabels(task, inputs.Examples) : 0;
        foreach (var comparison in NonInferiority.Compare(task, before, now, inputs.Examples, (double)most / count, BootstrapSeed))
        {
            var (verdict, reason) = relabelled > 0
                ? (Verdict.Fail, $"{relabelled} of {count} labels differ from those recorded: the task is another one")
                : comparison.Outcome switch
                {
                    Outcome.Fail => (Verdict.Fail, comparison.Reason),
                    Outcome.Pass => (Verdict.Pass, flips == 0 ? words : $"{words}; {comparison.Reason}"),

                    // Too few changed answers to prove anything, and no more than rounding changes.
                    _ => (isWithin ? Verdict.Pass : Verdict.Inconclusive, $"{words}; {comparison.Reason}"),
                };
            yield return Make(variant, comparison.Metric.Name(), verdict, reason) with
            {
                Value = Finite(comparison.Value),
                Reference = Finite(comparison.Reference),
                Limit = Finite(comparison.Reference - comparison.Limit),
                Low = Finite(comparison.Reference + comparison.Low),
                High = Finite(comparison.Reference + comparison.High),
            };
        }

        yield return Make(variant, MetricNames.Flips, isWithin ? Verdict.Pass : Verdict.Fail, words) with
        {
            Value = (double)flips / count,
            Reference = 0,
            Limit = (double)most / count,
        };
    }

    // An example without an answer is a changed one.
    private int Changed(TaskPredictions before, TaskPredictions now) => Enumerable.Range(0, before.Count).Count(i => task.IsRegression
        ? !(Math.Abs(now.Logits[i] - before.Logits[i]) <= LargestMove)
        : now.ClassOf(i) != before.ClassOf(i));

    private void Draft(VariantRecipe variant, string scope, TaskPredictions predictions, TaskPredictions reference)
    {
        var path = AccuracyBaseline.PathOf(task);
        if (variant == VariantCatalog.Reference)
        {
            baselines.Draft.Add(path, baselines.HeaderOf(task), AccuracyBaseline.LabelLine(task, inputs.Examples));
        }

        int? flips = variant == VariantCatalog.Reference || task.IsRegression ? null : Changed(reference, predictions);
        baselines.Draft.Add(path, baselines.HeaderOf(task), AccuracyBaseline.AnswerLine(variant.Name, scope, predictions, inputs.Examples, flips));
    }

    private Cell Make(VariantRecipe variant, string metric, Verdict verdict, string reason) =>
        cells.Make(variant, task.Name, CheckKind.Regression, metric, verdict, reason, threads, FigureKind.Exact);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
