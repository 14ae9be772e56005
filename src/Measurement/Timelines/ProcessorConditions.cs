using System.Collections.Immutable;
using EnergyGate.Measurement.Meters.Rapl;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Timelines;

/// <summary>Temperature and clock of the processors from Linux (hwmon, cpufreq). Most virtual machines report neither.</summary>
internal sealed class ProcessorConditions
{
    private const int MaxClocks = 4; // each costs a file read; the cores of one workload run at nearly the same clock

    private static readonly string[] Sensors = ["coretemp", "k10temp", "zenpower", "cpu_thermal"];

    private readonly ICounterFiles files;
    private readonly CounterPath? temperature;
    private readonly ImmutableArray<CounterPath> clocks;

    private ProcessorConditions(ICounterFiles files, CounterPath? temperature, ImmutableArray<CounterPath> clocks)
    {
        this.files = files;
        this.temperature = temperature;
        this.clocks = clocks;
    }

    /// <summary>Finds the files; null when there are none.</summary>
    /// <param name="root">The root of the sysfs tree, e.g. <c>/sys</c>.</param>
    public static ProcessorConditions? Find(string root)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var temperature = Folders(Path.Combine(root, "class", "hwmon"), "hwmon*")
            .Where(
                folder =>
                    File.Exists(Path.Combine(folder, "name")) && Sensors.Contains(File.ReadAllText(Path.Combine(folder, "name")).Trim()))
            .Select(folder => Path.Combine(folder, "temp1_input"))
            .FirstOrDefault(File.Exists);
        var clocks = Folders(Path.Combine(root, "devices", "system", "cpu"), "cpu*")
            .Select(folder => Path.Combine(folder, "cpufreq", "scaling_cur_freq"))
            .Where(File.Exists)
            .Take(MaxClocks)
            .Select(path => new CounterPath(path));
        var found = new ProcessorConditions(LinuxCounterFiles.Instance, temperature is null ? null : new(temperature), [.. clocks]);
        return found.temperature is null && found.clocks.IsEmpty ? null : found;
    }

    /// <summary>Reads the current values. Allocates nothing.</summary>
    public WindowConditions Read()
    {
        var temperature = this.temperature is not null && files.Read(this.temperature, out var millidegrees) == 0
            ? Celsius.FromMillidegrees((int)millidegrees)
            : new Celsius(double.NaN);
        var (sum, count) = (0.0, 0);
        foreach (var clock in clocks)
        {
            if (files.Read(clock, out var kilohertz) == 0)
            {
                (sum, count) = (sum + (kilohertz * 1000.0), count + 1);
            }
        }

        return new(temperature, new(count > 0 ? sum / count : double.NaN));
    }

    private static IEnumerable<string> Folders(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal) : [];
}
