namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// What a process said last: the last line of its standard error that holds something and is no frame of a stack, once it has come.
/// </summary>
internal sealed class StandardErrorTail
{
    private readonly Task listening;
    private volatile string line = "";

    /// <summary>Listens from now on, so that the process never waits for a reader.</summary>
    /// <param name="error">Its standard error; it is closed at its end.</param>
    public StandardErrorTail(TextReader error) => listening = Listen(error);

    /// <summary>The words, once the process has ended.</summary>
    /// <param name="patience">The longest wait for the end of its standard error: what it started may hold that open.</param>
    /// <returns>Empty where it said nothing.</returns>
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
