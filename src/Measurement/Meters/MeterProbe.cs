namespace EnergyGate.Measurement.Meters;

/// <summary>What was found when a meter was looked for.</summary>
/// <param name="Name">The meter's name.</param>
/// <param name="Kind">What its figures are or would be.</param>
/// <param name="Domain">Whose energy it sees or would see.</param>
/// <param name="Availability">Whether it can be used, and why or why not.</param>
/// <param name="Meter">The open meter, owned by the caller; null when it is not available.</param>
public sealed record MeterProbe(
    string Name, MeasurementKind Kind, MeterDomain Domain, MeterAvailability Availability, IEnergyMeter? Meter) : IDisposable
{
    /// <summary>Closes the meter when there is one.</summary>
    public void Dispose() => Meter?.Dispose();

    internal static MeterProbe Open(IEnergyMeter meter) =>
        new(meter.Name, meter.Kind, meter.Domain, MeterAvailability.Available(meter.Source), meter);
}
