using System.Collections.Immutable;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Metering.Nvml;

namespace EnergyGate.Measurement.Metering;

/// <summary>Every meter by name: the only list.</summary>
public static class MeterCatalog
{
    /// <summary>Looks for every meter on this machine. The caller disposes the probes.</summary>
    /// <param name="profile">What the device is taken to draw; null for the built-in profile that fits this machine.</param>
    /// <param name="device">Which graphics board; null for the first that CUDA_VISIBLE_DEVICES names, or board 0.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    /// <returns>One probe a meter, available or not, each with its reason; the best kind of figure first.</returns>
    public static ImmutableArray<MeterProbe> Probe(DeviceProfile? profile = null, NvmlDeviceChoice? device = null, TimeProvider? clock = null)
    {
        profile ??= DeviceProfiles.ForMachine(MachineFingerprint.OfThisMachine());
        return [NvmlMeter.Open(device, clock), EstimatedMeter.Open(profile, clock)];
    }
}
