using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>What a device is taken to draw, for estimates. Ratios of two estimates by one profile do not depend on its figures.</summary>
public sealed record DeviceProfile
{
    /// <summary>Name used in results and reports, e.g. <c>amd-epyc-7003</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Power of one busy core, with its share of what the socket draws: watts.</summary>
    public required ProfileCoefficient<Watts> WattsPerCore { get; init; }

    /// <summary>
    /// Power of one idle core, with its share of the idle socket: watts. It is never added to an estimate nor taken off: estimates are of
    /// the work's own processor time, and subtracting idle power can flip a conclusion.
    /// </summary>
    public required ProfileCoefficient<Watts> IdleWattsPerCore { get; init; }
}
