using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks;

/// <summary>The answers of a run. Each is computed once, at first use, and one session is open at a time. Not thread-safe.</summary>
/// <param name="options">Batch size, threads and provider.</param>
/// <param name="progress">Progress sink.</param>
internal sealed class RunAnswers(GateOptions options, IWorkProgress progress) : IDisposable
{
    private readonly Dictionary<(string Task, string Variant), VariantAnswers> known = [];
    private (TaskUnderTest Task, string Recipe, Runner Runner)? session;

    /// <summary>
    /// A variant's answers to a task, with the reference's. If a variant does not run, the result says why; if the reference does not run,
    /// its exception is thrown.
    /// </summary>
    /// <param name="variant">The variant.</param>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Ends the run at the next operator.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted before the variant had answered.</exception>
    public VariantAnswers Of(VariantRecipe variant, TaskUnderTest task, CancellationToken cancellation)
    {
        var key = (task.Model.Task.Name, variant.Name);
        if (!known.TryGetValue(key, out var answers))
        {
            cancellation.ThrowIfCancellationRequested();
            answers = variant == VariantCatalog.Reference ? AskReference(task, cancellation) : Ask(variant, task, cancellation);
            known[key] = answers;
        }

        return answers;
    }

    /// <summary>The reference's answers to a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Ends the run at the next operator.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted before the reference had answered.</exception>
    public TaskPredictions OfReference(TaskUnderTest task, CancellationToken cancellation) =>
        Of(VariantCatalog.Reference, task, cancellation).Reference;

    /// <summary>Closes the open session to free its memory and threads; the next call opens a new one.</summary>
    public void CloseSession()
    {
        session?.Runner.Dispose();
        session = null;
    }

    /// <inheritdoc/>
    public void Dispose() => CloseSession();

    private VariantAnswers AskReference(TaskUnderTest task, CancellationToken cancellation)
    {
        var predictions = Predict(Open(VariantCatalog.Reference, task), VariantCatalog.Reference, task, cancellation);
        return new(VariantCatalog.Reference, task, predictions) { Predictions = predictions, IsOpened = true };
    }

    private VariantAnswers Ask(VariantRecipe variant, TaskUnderTest task, CancellationToken cancellation)
    {
        var answers = new VariantAnswers(variant, task, OfReference(task, cancellation));
        try
        {
            var runner = Open(variant, task);
            answers = answers with { IsOpened = true };
            return answers with { Predictions = Predict(runner, variant, task, cancellation) };
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or InvalidPatchException or CalibrationException)
        {
            return answers with { Failure = exception };
        }
    }

    private Runner Open(VariantRecipe variant, TaskUnderTest task)
    {
        if (session is not { } open || open.Task != task || open.Recipe != variant.Graph.Name)
        {
            CloseSession();
            var graph = task.GraphOf(variant).Result.Graph;
            session = open = (task, variant.Graph.Name, Runner.Of(graph, variant.Graph.Level, CheckContext.SettingsOf(options)));
        }

        return open.Runner;
    }

    private TaskPredictions Predict(Runner runner, VariantRecipe variant, TaskUnderTest task, CancellationToken cancellation)
    {
        var (texts, work) = (task.Inputs.Texts, $"{task.Model.Task.Name}: {variant.Name}");
        return PredictionRunner.Predict(
            runner, task.Model, texts, options.BatchSize, variant.Feeding, done => progress.Report(work, done, texts.Count), cancellation);
    }
}
