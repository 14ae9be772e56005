namespace EnergyGate.Gate.Hosting;

/// <summary>Ignores progress: for output to a file, and for tests.</summary>
internal sealed class SilentProgress : IWorkProgress
{
    private SilentProgress()
    {
    }

    /// <summary>The only instance; it has no state.</summary>
    public static SilentProgress Instance { get; } = new();

    /// <inheritdoc/>
    public void Report(string work, double done, double total)
    {
    }
}
