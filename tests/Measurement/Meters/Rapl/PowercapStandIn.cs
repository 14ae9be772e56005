using System.Globalization;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Rapl;

namespace EnergyGate.Tests.Measurement.Meters.Rapl;

/// <summary>A powercap tree in a temporary folder, read by the real code; kernel errors are simulated.</summary>
internal sealed class PowercapStandIn : ICounterFiles, IDisposable
{
    public const long Range = 262_143_328_850; // of a real package

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("energygate-powercap-");

    public string Root => root.FullName;

    /// <summary>Error numbers by the folder of the zone.</summary>
    public Dictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);

    public PowercapStandIn With(string folder, string name, long microjoules = 1000, long? range = Range)
    {
        Directory.CreateDirectory(Path.Combine(Root, folder));
        Write(folder, "name", name);
        Set(folder, microjoules);
        if (range is { } given)
        {
            Write(folder, "max_energy_range_uj", given.ToString(CultureInfo.InvariantCulture));
        }

        return this;
    }

    public void Set(string folder, long microjoules) => Write(folder, "energy_uj", microjoules.ToString(CultureInfo.InvariantCulture));

    public void Write(string folder, string file, string text) => File.WriteAllText(Path.Combine(Root, folder, file), text + "\n");

    public void Remove(string folder) => Directory.Delete(Path.Combine(Root, folder), recursive: true);

    public MeterProbe Open(TimeProvider clock) => RaplMeter.Open(Root, this, clock);

    public int Read(CounterPath path, out long value)
    {
        value = 0;
        return path.Text.EndsWith("energy_uj", StringComparison.Ordinal)
            && Errors.TryGetValue(Path.GetFileName(Path.GetDirectoryName(path.Text)!), out var error)
            ? error
            : LinuxCounterFiles.Instance.Read(path, out value);
    }

    public void Dispose() => root.Delete(recursive: true);
}
