using System.Text;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>The path of a counter's file, encoded once so that reading it allocates nothing.</summary>
internal sealed class CounterPath(string path)
{
    public string Text => path;

    /// <summary>The path in UTF-8, with the zero that C expects at its end.</summary>
    public byte[] NulTerminated { get; } = [.. Encoding.UTF8.GetBytes(path), 0];
}
