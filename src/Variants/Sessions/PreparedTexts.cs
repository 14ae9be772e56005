using EnergyGate.Variants.Feeding;

namespace EnergyGate.Variants.Sessions;

/// <summary>Texts laid out as batches of one session, for repeated runs; a run allocates nothing.</summary>
public sealed class PreparedTexts : IDisposable
{
    private readonly TextBatch[] batches;

    /// <summary>Lays texts out.</summary>
    /// <param name="runner">The session; disposed with this object.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="batchSize">Texts per batch.</param>
    /// <param name="feeding">How they are put into batches.</param>
    /// <param name="logitCount">Logits per text.</param>
    public PreparedTexts(Runner runner, TokenizedTexts texts, int batchSize, FeedingPolicy feeding, int logitCount)
    {
        Runner = runner;
        batches = [.. BatchPlan.Make(texts.TokenCounts(), batchSize, feeding).Select(plan => runner.Prepare(texts, plan, logitCount))];
        TextCount = texts.Count;
    }

    /// <summary>The session.</summary>
    public Runner Runner { get; }

    /// <summary>How many texts one run answers.</summary>
    public int TextCount { get; }

    /// <summary>How many batches the texts make.</summary>
    public int BatchCount => batches.Length;

    /// <summary>How many texts a batch answers.</summary>
    /// <param name="batch">From 0.</param>
    public int TextCountOf(int batch) => batches[batch].Plan.Texts.Length;

    /// <summary>The answers of the last run of a batch: [rows, logits per text], row-major.</summary>
    /// <param name="batch">From 0.</param>
    public ReadOnlySpan<float> LogitsOf(int batch) => batches[batch].Logits;

    /// <summary>Makes the answers of a batch NaN, so that a run that does not happen leaves no answer behind.</summary>
    /// <param name="batch">From 0.</param>
    public void ClearLogits(int batch) => batches[batch].ClearLogits();

    /// <summary>Runs all batches once.</summary>
    public void Run()
    {
        foreach (var batch in batches)
        {
            Runner.Run(batch);
        }
    }

    /// <summary>Runs one batch.</summary>
    /// <param name="batch">From 0.</param>
    public void Run(int batch) => Runner.Run(batches[batch]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var batch in batches)
        {
            batch.Dispose();
        }

        Runner.Dispose();
    }
}
