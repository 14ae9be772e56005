using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;

namespace EnergyGate.Gate.Policy.Certificates;

/// <summary>Which meter a figure is of: what a certificate vouches for, and what a study's records depend on.</summary>
/// <param name="Device">Its name, and the one device that it sees where it sees one: <c>nvml, BOARD, UUID</c>.</param>
/// <param name="State">What else its figures depend on, e.g. driver and power limit; null for nothing.</param>
public sealed record MeterIdentity(string Device, string? State)
{
    /// <summary>The estimate that each worker makes of its own processor time.</summary>
    public static MeterIdentity Estimated { get; } = new(EstimatedMeter.MeterName, null);

    /// <summary>The identity of a device's meter.</summary>
    public static MeterIdentity Of(IEnergyMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new(meter.DeviceIdentity is { } device ? $"{meter.Name}, {device}" : meter.Name, meter.DeviceState);
    }

    /// <summary>In words.</summary>
    public override string ToString() => State is null ? Device : $"{Device}, {State}";
}
