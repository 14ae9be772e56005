using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>Assumed power of a device, for estimates. Ratios of two estimates with the same profile do not depend on its figures.</summary>
public sealed record DeviceProfile
{
    /// <summary>Name used in results and reports, e.g. <c>amd-epyc-7003</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Power of one busy core, including its share of the socket's power (W).</summary>
    public required ProfileCoefficient<Watts> WattsPerCore { get; init; }

    /// <summary>
    /// Power of one idle core, including its share of the idle socket's power (W). Never added to or subtracted from an estimate, which
    /// covers only the workload's CPU time; subtracting idle power can reverse a conclusion.
    /// </summary>
    public required ProfileCoefficient<Watts> IdleWattsPerCore { get; init; }
}
