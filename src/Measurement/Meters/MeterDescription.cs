namespace EnergyGate.Measurement.Meters;

/// <summary>What a meter says about itself, as a plain value for results and recordings.</summary>
/// <param name="Name">Name used in results, logs and reports.</param>
/// <param name="Kind">What its figures are.</param>
/// <param name="Domain">Whose energy it sees.</param>
/// <param name="Source">Where its figures come from, as one sentence.</param>
/// <param name="Resolution">How finely its figure moves.</param>
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
