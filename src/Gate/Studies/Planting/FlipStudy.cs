using System.Collections.Immutable;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Studies.Planting;

/// <summary>The detection curves of planted wrong answers on the tasks of a model: the reference answers each task once, all else is judging.</summary>
/// <param name="options">Model, tasks, batch, baselines; its variants are the run that Holm's correction counts.</param>
/// <param name="variant">Whose promises the answers are held against.</param>
/// <param name="draws">Draws of each number of flips.</param>
/// <param name="seed">Seed of the draws.</param>
public sealed class FlipStudy(GateOptions options, VariantRecipe variant, int draws, ulong seed)
{
    /// <summary>Plays it; points are handed over as they are found.</summary>
    /// <param name="flips">Numbers of wrong answers.</param>
    /// <param name="note">Told what is left out.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BadInputException">The input cannot be run, or the baselines are foreign.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<FlipPoint> Points(IReadOnlyList<int> flips, Action<string> note, IWorkProgress progress, CancellationToken cancellation)
    {
        var inputs = GateInputs.Read(options, note);
        using var stages = new GateStages(options, inputs, progress);
        foreach (var line in stages.Baselines.Notes(options))
        {
            note(line);
        }

        var right = Right(stages, cancellation);
        foreach (var trial in stages.Trials)
        {
            var task = trial.Model.Task;
            var judge = new FlipJudge(
                variant,
                task,
                trial.Task.Inputs,
                trial.ReferenceAnswers(cancellation),
                stages.Accuracy,
                stages.RegressionOf(task, trial.Task.Inputs),
                [.. right.Where(answer => answer.Variant != variant || answer.Task != task.Name)]);
            foreach (var point in new FlipCurve(judge, draws, seed).Points(flips, progress, cancellation))
            {
                yield return point;
            }
        }
    }

    // Everything that a run of the gate compares, with the reference's own answers: nothing else is wrong.
    private ImmutableArray<JudgedAnswer> Right(GateStages stages, CancellationToken cancellation) =>
    [
        .. from trial in stages.Trials
           let answers = trial.ReferenceAnswers(cancellation)
           from other in options.Variants
           where other != VariantCatalog.Reference
           from judged in stages.Accuracy.Judge(other, trial.Model.Task, trial.Task.Inputs, answers, answers)
           select judged,
    ];
}
