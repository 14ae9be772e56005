using System.Collections.Immutable;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Command;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Meters.Rapl;

namespace EnergyGate.Measurement.Selection;

/// <summary>Every meter by name: the only list.</summary>
public static class MeterCatalog
{
    /// <summary>Looks for every meter on this machine. The caller disposes the probes.</summary>
    /// <param name="profile">What the device is taken to draw; null for the built-in profile that fits this machine.</param>
    /// <param name="device">Which graphics board; null for the first that CUDA_VISIBLE_DEVICES names, or board 0.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    /// <returns>One probe a meter, available or not, each with its reason; the best kind of figure first.</returns>
    public static ImmutableArray<MeterProbe> Probe(
        DeviceProfile? profile = null, NvmlDeviceChoice? device = null, TimeProvider? clock = null)
    {
        profile ??= DeviceProfiles.ForMachine(MachineFingerprint.OfThisMachine());
        return [NvmlMeter.Open(device, clock), RaplMeter.Open(clock), EstimatedMeter.Open(profile, clock)];
    }

    /// <summary>Opens the meter that a user picked. The caller disposes the probe.</summary>
    /// <param name="choice">The meter.</param>
    /// <exception cref="MeterChoiceException">The catalog has no meter of that name.</exception>
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
