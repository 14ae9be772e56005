using System.Text;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Path of a counter file, encoded once so that reading it allocates nothing.</summary>
internal sealed class CounterPath(string path)
{
    public string Text => path;

    /// <summary>The path in UTF-8, NUL-terminated.</summary>
    public byte[] NulTerminated { get; } = [.. Encoding.UTF8.GetBytes(path), 0];
}
