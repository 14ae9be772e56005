namespace EnergyGate.Gate.Hosting;

/// <summary>Draws nothing: for output that is no terminal, and for tests.</summary>
public sealed class SilentProgress : IWorkProgress
{
    private SilentProgress()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static SilentProgress Instance { get; } = new();

    /// <inheritdoc/>
    public void Report(string work, double done, double total)
    {
    }
}
