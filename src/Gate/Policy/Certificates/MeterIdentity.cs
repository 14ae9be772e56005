using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;

namespace EnergyGate.Gate.Policy.Certificates;

/// <summary>The identity of a meter: a certificate holds for it, and the records of a study depend on it.</summary>
/// <param name="Device">Its name, and its device if it sees exactly one: <c>nvml, BOARD, UUID</c>.</param>
/// <param name="State">Further conditions of its figures, e.g. driver and power limit; null for none.</param>
internal sealed record MeterIdentity(string Device, string? State)
{
    /// <summary>The estimate from each worker's own CPU time.</summary>
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
