using System.Collections.Immutable;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>
/// Finds the zones of a powercap tree (Documentation/power/powercap of Linux) and selects those that add up to the total without double
/// counting: every package and its memory. Packages include cores and uncore; intel-rapl-mmio repeats the packages, and psys includes them.
/// </summary>
internal static class PowercapTree
{
    public const string DefaultRoot = "/sys/class/powercap";

    private const string PreferredControlType = "intel-rapl"; // AMD's packages are there too

    /// <summary>The zones, sorted by folder name; none without a tree.</summary>
    public static ImmutableArray<PowercapZone> Zones(string root, ICounterFiles files) =>
        !Directory.Exists(root)
            ? []
            : [.. Directory.EnumerateDirectories(root)
                .Where(folder => Path.GetFileName(folder).Contains(':', StringComparison.Ordinal))
                .Where(folder => File.Exists(Path.Combine(folder, "name")))
                .Order(StringComparer.Ordinal)
                .Select(folder => Zone(folder, files))];

    /// <summary>The zones to sum; none when no zone covers a package or the platform.</summary>
    public static ImmutableArray<PowercapZone> Counted(ImmutableArray<PowercapZone> zones)
    {
        var type = zones.Any(zone => zone.ControlType == PreferredControlType && IsPackage(zone))
            ? PreferredControlType
            : zones.Where(IsPackage).Select(zone => zone.ControlType).FirstOrDefault();
        if (type is null)
        {
            return [.. zones.Where(zone => zone is { Level: 1, Name: "psys" }).Take(1)];
        }

        var packages = zones.Where(zone => zone.ControlType == type && IsPackage(zone)).ToList();
        return
        [
            .. packages.SelectMany(
                package => zones.Where(zone => zone == package || (zone.Name == "dram" && zone.Parent == package.Folder))),
        ];
    }

    private static bool IsPackage(PowercapZone zone) => zone.Level == 1 && zone.Name.StartsWith("package", StringComparison.Ordinal);

    private static PowercapZone Zone(string folder, ICounterFiles files) => new(
        Path.GetFileName(folder),
        File.ReadAllText(Path.Combine(folder, "name")).Trim(),
        new(Path.Combine(folder, "energy_uj")),
        files.Read(new(Path.Combine(folder, "max_energy_range_uj")), out var range) == 0 && range > 0
            ? Joules.FromMicrojoules((ulong)range)
            : default);
}
