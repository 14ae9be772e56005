using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// A variant that a worker has loaded and can run in blocks. A batch is one run of its session, or one request of its pipeline.
/// </summary>
internal interface IWorkerVariant
{
    /// <summary>Batches per pass over the mix.</summary>
    int BatchCount { get; }

    /// <summary>Wall time per stage since it was opened or cleared; null for a session, which is one stage.</summary>
    StageTimes? Stages => null;

    /// <summary>Number of texts in a range of batches.</summary>
    /// <param name="first">Index of the first batch; indices wrap around after the last batch.</param>
    /// <param name="count">Number of batches.</param>
    int TextCount(int first, int count);

    /// <summary>Makes the answers of a batch NaN, so that a run that does not happen leaves no answer behind.</summary>
    /// <param name="batch">From 0 to below <see cref="BatchCount"/>.</param>
    void Clear(int batch);

    /// <summary>The answers of the last run of a batch: [rows, logits per text], row-major.</summary>
    /// <param name="batch">From 0 to below <see cref="BatchCount"/>.</param>
    ReadOnlySpan<float> Answers(int batch);

    /// <summary>Runs a range of batches. A session allocates nothing.</summary>
    /// <param name="first">Index of the first batch; indices wrap around after the last batch.</param>
    /// <param name="count">Number of batches.</param>
    void Run(int first, int count);
}
