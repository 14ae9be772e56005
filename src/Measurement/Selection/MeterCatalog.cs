using System.Collections.Immutable;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Command;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Meters.Rapl;

namespace EnergyGate.Measurement.Selection;

/// <summary>The list of all meters.</summary>
public static class MeterCatalog
{
    /// <summary>Probes every meter on this machine. The caller disposes the probes.</summary>
    /// <param name="profile">Assumed power of the device; null for the built-in profile for this machine.</param>
    /// <param name="device">The graphics board; null for the first one in CUDA_VISIBLE_DEVICES, or board 0.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    /// <returns>One probe per meter, available or not; the best kind of figure first.</returns>
    public static ImmutableArray<MeterProbe> Probe(
        DeviceProfile? profile = null, NvmlDeviceChoice? device = null, TimeProvider? clock = null)
    {
        profile ??= DeviceProfiles.ForMachine(MachineFingerprint.OfThisMachine());
        return [NvmlMeter.Open(device, clock), RaplMeter.Open(clock), EstimatedMeter.Open(profile, clock)];
    }

    /// <summary>Opens the chosen meter. The caller disposes the probe.</summary>
    /// <param name="choice">The meter.</param>
    /// <exception cref="MeterChoiceException">No meter has this name.</exception>
    public static MeterProbe Open(MeterChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (choice.Command is { } command)
        {
            return CommandMeter.Open(command);
        }

        var probes = Probe(choice.Profile, choice.Device);
        foreach (var other in probes.Where(probe => probe.Name != choice.Name))
        {
            other.Dispose();
        }

        return probes.FirstOrDefault(probe => probe.Name == choice.Name)
            ?? throw new MeterChoiceException($"meter '{choice.Name}' is not known; legal are {MeterChoice.Legal}");
    }
}
