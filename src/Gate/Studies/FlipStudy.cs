using System.Collections.Immutable;
using EnergyGate.Bench.Planting;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Studies;

/// <summary>The detection curves of planted wrong answers on the tasks of a model. The reference answers each task once.</summary>
/// <param name="options">Model, tasks, batch size, baselines, and the variants of the run, which Holm's correction counts.</param>
/// <param name="variant">The variant whose tolerances apply.</param>
/// <param name="draws">Draws per number of flips.</param>
/// <param name="seed">Random seed of the draws.</param>
internal sealed class FlipStudy(GateOptions options, VariantRecipe variant, int draws, ulong seed)
{
    /// <summary>Computes the points one by one.</summary>
    /// <param name="flips">Numbers of wrong answers.</param>
    /// <param name="note">Receives a message per skipped graph, and notes on the baselines.</param>
    /// <param name="progress">Progress sink.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BadInputException">The input cannot be run, or the baselines are foreign.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<FlipPoint> Points(
        IReadOnlyList<int> flips, Action<string> note, IWorkProgress progress, CancellationToken cancellation)
    {
        var inputs = GateInputs.Read(options, note);
        using var pipeline = new GatePipeline(options, inputs, progress);
        var context = pipeline.Context;
        var accuracy = AccuracyCells.Of(context);
        foreach (var line in context.Baselines.Notes(options))
        {
            note(line);
        }

        var comparisons = ComparisonsOfReference(context, accuracy, cancellation);
        foreach (var task in context.Tasks)
        {
            var judge = new FlipJudge(
                variant,
                task.Model.Task,
                task.Inputs,
                context.Answers.OfReference(task, cancellation),
                accuracy,
                RegressionCells.Of(context, task),
                [.. comparisons.Where(comparison => comparison.Variant != variant || comparison.Task != task.Model.Task.Name)]);
            foreach (var point in new FlipCurve(judge, draws, seed).Points(flips, progress.Report, cancellation))
            {
                yield return point;
            }
        }
    }

    // All comparisons of a run of the gate, with the answers of the reference for every variant: nothing else is wrong.
    private ImmutableArray<AccuracyComparison> ComparisonsOfReference(
        CheckContext context, AccuracyCells accuracy, CancellationToken cancellation) =>
    [
        .. from task in context.Tasks
           let answers = context.Answers.OfReference(task, cancellation)
           from other in options.Variants
           where other != VariantCatalog.Reference
           from comparison in accuracy.Compare(other, task.Model.Task, task.Inputs, answers, answers)
           select comparison,
    ];
}
