namespace EnergyGate.Gate.Studies.Benchmarks;

/// <summary>An empty folder for a benchmark's files; it goes with them.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("energygate-bench-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
