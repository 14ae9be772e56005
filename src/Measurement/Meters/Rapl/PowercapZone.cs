using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>One zone of Linux's powercap tree, e.g. <c>intel-rapl:0:1</c>.</summary>
/// <param name="Folder">Name of its folder: the control type, then one number per level, separated by colons.</param>
/// <param name="Name">The part that it covers: package-0, core, uncore, dram, psys.</param>
/// <param name="Counter">Its file <c>energy_uj</c>.</param>
/// <param name="Range">The value at which the counter wraps to 0 (<c>max_energy_range_uj</c>); 0 J when unknown.</param>
internal sealed record PowercapZone(string Folder, string Name, CounterPath Counter, Joules Range)
{
    /// <summary>The control type, e.g. <c>intel-rapl</c> or <c>intel-rapl-mmio</c>.</summary>
    public string ControlType => Folder.Split(':')[0];

    /// <summary>1 for a top-level zone, 2 for a part of one.</summary>
    public int Level => Folder.Split(':').Length - 1;

    /// <summary>Folder of the parent zone.</summary>
    public string Parent => Folder[..Folder.LastIndexOf(':')];
}
