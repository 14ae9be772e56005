namespace EnergyGate.Measurement.Meters;

/// <summary>Description of a meter, for results and recordings.</summary>
/// <param name="Name">Name used in results, logs and reports.</param>
/// <param name="Kind">Kind of its figures.</param>
/// <param name="Domain">The part of the machine that it measures.</param>
/// <param name="Source">Source of its figures, as one sentence.</param>
/// <param name="Resolution">Resolution of its energy figure.</param>
public sealed record MeterDescription(string Name, MeasurementKind Kind, MeterDomain Domain, string Source, MeterResolution Resolution)
{
    /// <summary>The description of a meter.</summary>
    /// <param name="meter">The meter.</param>
    public static MeterDescription Of(IEnergyMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new(meter.Name, meter.Kind, meter.Domain, meter.Source, meter.Resolution);
    }
}
