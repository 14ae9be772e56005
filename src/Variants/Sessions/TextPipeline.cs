using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Variants.Sessions;

/// <summary>
/// The way from texts to answers: tokenise, batch, feed, run, read out. Every part that the user pays for per text is in it. Not
/// thread-safe.
/// </summary>
/// <param name="runner">The session; not disposed.</param>
/// <param name="batchSize">Maximum texts per batch.</param>
/// <param name="feeding">How texts are put into batches.</param>
/// <param name="logitCount">Logits per text.</param>
/// <param name="times">Receives the time per stage; null for none.</param>
public sealed class TextPipeline(Runner runner, int batchSize, FeedingPolicy feeding, int logitCount, StageTimes? times = null)
{
    /// <summary>Answers texts.</summary>
    /// <param name="texts">The texts; a pair is null for a text alone.</param>
    /// <param name="encoder">Tokenises them.</param>
    /// <param name="logits">Receives the answers in the order of the texts: [texts, logits per text], row-major.</param>
    /// <returns>The number of batches.</returns>
    /// <exception cref="OnnxRuntimeException">A batch fails.</exception>
    public int Answer(IReadOnlyCollection<(string Text, string? Pair)> texts, TextEncoder encoder, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        times?.Start();
        var tokens = encoder.Encode(texts);
        times?.End(PipelineStage.Tokenize);
        return Answer(tokens, logits);
    }

    /// <summary>Answers texts that are tokenised already.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="logits">Receives the answers in the order of the texts: [texts, logits per text], row-major.</param>
    /// <param name="options">Cancellation of a run; none when null.</param>
    /// <param name="answered">Receives the number of texts answered so far, after every batch; null for none.</param>
    /// <param name="cancellation">Checked before every batch.</param>
    /// <returns>The number of batches.</returns>
    /// <exception cref="OnnxRuntimeException">A batch fails.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public int Answer(
        TokenizedTexts texts,
        Span<float> logits,
        RunOptions? options = null,
        Action<int>? answered = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        times?.Start();
        var plans = BatchPlan.Make(texts.TokenCounts(), batchSize, feeding);
        times?.End(PipelineStage.Batch);
        var done = 0;
        foreach (var plan in plans)
        {
            cancellation.ThrowIfCancellationRequested();
            times?.Start();
            using var batch = runner.Prepare(texts, plan, logitCount);
            times?.End(PipelineStage.Feed);
            runner.Run(batch, options);
            times?.End(PipelineStage.Run);
            for (var row = 0; row < plan.Texts.Length; row++)
            {
                batch.Logits.Slice(row * logitCount, logitCount).CopyTo(logits[(plan.Texts[row] * logitCount)..]);
            }

            times?.End(PipelineStage.ReadOut);
            answered?.Invoke(done += plan.Texts.Length);
        }

        return plans.Length;
    }
}
