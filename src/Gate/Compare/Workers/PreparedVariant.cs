using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A variant opened from a prepared folder: its sessions, and their batches one after the other.</summary>
internal sealed class PreparedVariant : IWorkerVariant, IDisposable
{
    private readonly PreparedTexts[] sessions;
    private readonly (PreparedTexts Session, int Batch)[] batches;

    private PreparedVariant(PreparedTexts[] sessions)
    {
        this.sessions = sessions;
        batches = [.. sessions.SelectMany(session => Enumerable.Range(0, session.BatchCount).Select(batch => (session, batch)))];
    }

    /// <summary>The sessions, in the order of their lines.</summary>
    public IEnumerable<Runner> Runners => sessions.Select(session => session.Runner);

    /// <inheritdoc/>
    public int BatchCount => batches.Length;

    /// <summary>Opens a variant.</summary>
    /// <param name="folder">The prepared folder.</param>
    /// <param name="list">The lines of the variant.</param>
    /// <param name="settings">Threads and provider.</param>
    public static PreparedVariant Open(string folder, IEnumerable<PreparedSession> list, RunnerSettings settings)
    {
        var opened = new List<PreparedTexts>();
        try
        {
            foreach (var session in list)
            {
                var graph = Graphs.Onnx.OnnxModel.Load(Path.Combine(folder, session.GraphFile));
                opened.Add(new(
                    Runner.Of(graph, session.Level, settings),
                    TextsFile.Read(Path.Combine(folder, session.TextsFile)),
                    session.BatchSize,
                    session.Feeding,
                    session.LogitCount));
            }

            return new([.. opened]);
        }
        catch
        {
            opened.ForEach(session => session.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public int TextCount(int first, int count)
    {
        var texts = 0;
        for (var i = 0; i < count; i++)
        {
            var (session, batch) = batches[(first + i) % batches.Length];
            texts += session.TextCountOf(batch);
        }

        return texts;
    }

    /// <inheritdoc/>
    public void Clear(int batch) => batches[batch].Session.ClearLogits(batches[batch].Batch);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Answers(int batch) => batches[batch].Session.LogitsOf(batches[batch].Batch);

    /// <inheritdoc/>
    public void Run(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (session, batch) = batches[(first + i) % batches.Length];
            session.Run(batch);
        }
    }

    /// <summary>Closes the sessions.</summary>
    public void Dispose()
    {
        foreach (var session in sessions)
        {
            session.Dispose();
        }
    }
}
