using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>One zone of Linux's powercap tree, e.g. <c>intel-rapl:0:1</c>.</summary>
/// <param name="Folder">Name of its folder: the control type, then a number a level, parted by colons.</param>
/// <param name="Name">What it covers: package-0, core, uncore, dram, psys.</param>
/// <param name="Counter">Its file <c>energy_uj</c>.</param>
/// <param name="Range">
/// The value at which the counter starts again from 0 (<c>max_energy_range_uj</c>); 0 J where the zone does not tell.
/// </param>
internal sealed record PowercapZone(string Folder, string Name, CounterPath Counter, Joules Range)
{
    /// <summary>Who offers the zone, e.g. <c>intel-rapl</c> or <c>intel-rapl-mmio</c>.</summary>
    public string ControlType => Folder.Split(':')[0];

    /// <summary>1 for a zone of its own, 2 for a part of one.</summary>
    public int Level => Folder.Split(':').Length - 1;

    /// <summary>The folder of the zone that this one is a part of.</summary>
    public string Parent => Folder[..Folder.LastIndexOf(':')];
}
