namespace EnergyGate.Gate.Hosting;

/// <summary>
/// What Ctrl-C and SIGTERM do. The first one stops the run at its next operator and keeps what was measured. A second one ends the process
/// at once, except while the files of a result are replaced: that takes milliseconds, and half of it would mix two results.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private int writers;

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Receives a signal.</summary>
    /// <returns>Whether the process goes on; if not, the signal has its usual effect.</returns>
    public bool Signal()
    {
        var goesOn = !source.IsCancellationRequested || Volatile.Read(ref writers) > 0;
        source.Cancel();
        return goesOn;
    }

    /// <summary>Replaces files; no signal ends the process meanwhile.</summary>
    /// <param name="write">Writes files only: whatever may block belongs before it.</param>
    public void Write(Action write)
    {
        Interlocked.Increment(ref writers);
        try
        {
            write();
        }
        finally
        {
            Interlocked.Decrement(ref writers);
        }
    }

    /// <summary>Frees the token.</summary>
    public void Dispose() => source.Dispose();
}
