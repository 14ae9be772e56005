using EnergyGate.Evaluation.Comparisons;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Inputs;

/// <summary>Runs all texts of a task through a session.</summary>
internal static class PredictionRunner
{
    /// <summary>The answers to all texts, in file order, classes in GLUE's order.</summary>
    /// <param name="runner">The session.</param>
    /// <param name="model">The task's model.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="batchSize">Sequences per batch.</param>
    /// <param name="feeding">How the texts are put into batches.</param>
    /// <param name="progress">Receives the number of finished texts.</param>
    /// <param name="cancellation">Ends the run at the next operator.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TaskPredictions Predict(
        Runner runner,
        TaskModel model,
        TokenizedTexts texts,
        int batchSize,
        FeedingPolicy feeding,
        Action<int> progress,
        CancellationToken cancellation)
    {
        var width = model.Task.LogitCount;
        var modelLogits = new float[texts.Count * width];
        using var options = new RunOptions();
        using var registration = cancellation.Register(options.Cancel);
        try
        {
            new TextPipeline(runner, batchSize, feeding, width).Answer(texts, modelLogits, options, progress, cancellation);
        }
        catch (OnnxRuntimeException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }

        var logits = new float[modelLogits.Length];
        model.Labels.Apply(modelLogits, logits);
        return new TaskPredictions(model.Task, [.. logits]);
    }
}
