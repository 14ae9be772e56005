namespace EnergyGate.Measurement.Meters;

/// <summary>The result of probing for a meter.</summary>
/// <param name="Name">The meter's name.</param>
/// <param name="Kind">Kind of its figures.</param>
/// <param name="Domain">The part of the machine that it measures.</param>
/// <param name="Availability">Whether it is available, and its source or the reason.</param>
/// <param name="Meter">The open meter, owned by this probe; null when it is not available.</param>
public sealed record MeterProbe(
    string Name, MeasurementKind Kind, MeterDomain Domain, MeterAvailability Availability, IEnergyMeter? Meter) : IDisposable
{
    /// <summary>Disposes the meter, if any.</summary>
    public void Dispose() => Meter?.Dispose();

    internal static MeterProbe Open(IEnergyMeter meter) =>
        new(meter.Name, meter.Kind, meter.Domain, MeterAvailability.Available(meter.Source), meter);
}
