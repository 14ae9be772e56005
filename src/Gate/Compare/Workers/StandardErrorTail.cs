namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Captures the last meaningful line that a child process writes to standard error: not empty, and not a stack frame.
/// </summary>
internal sealed class StandardErrorTail
{
    private readonly Task listening;
    private volatile string line = "";

    /// <summary>Starts reading at once, so that the process never waits for a reader.</summary>
    /// <param name="error">Its standard error; disposed at the end of the stream.</param>
    public StandardErrorTail(TextReader error) => listening = Listen(error);

    /// <summary>The line, once the process has ended.</summary>
    /// <param name="patience">Maximum wait for the end of its standard error, which its own children may hold open.</param>
    /// <returns>Empty if there was no such line.</returns>
    public string Wait(TimeSpan patience)
    {
        listening.Wait(patience);
        return line;
    }

    private async Task Listen(TextReader error)
    {
        using (error)
        {
            while (await error.ReadLineAsync().ConfigureAwait(false) is { } said)
            {
                line = said.Length > 0 && !said.StartsWith("   at ", StringComparison.Ordinal) ? said : line;
            }
        }
    }
}
