using System.Collections.Immutable;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>
/// The built-in device profiles. Watts per core are the vendor's thermal design power divided by the number of cores: an assumption about
/// the power of a busy core.
/// </summary>
public static class DeviceProfiles
{
    private const double ShareOfThermalDesignPowerError = 0.5;
    private const double IdleShare = 0.2;
    private const double IdleError = 1.0;

    /// <summary>Any other server processor.</summary>
    public static DeviceProfile GenericServer { get; } = new()
    {
        Name = "generic-server",
        WattsPerCore = new(
            new(5), "assumption: server processors of 2019 to 2024 publish a thermal design power of 3 to 8 W per core", 0.6),
        IdleWattsPerCore = Idle(new(5)),
    };

    /// <summary>AMD EPYC 7003 (family 25, model 1).</summary>
    public static DeviceProfile AmdEpyc7003 { get; } = FromThermalDesignPower("amd-epyc-7003", "AMD EPYC 7763", new(280), 64);

    /// <summary>AMD EPYC 9004 (family 25, model 17).</summary>
    public static DeviceProfile AmdEpyc9004 { get; } = FromThermalDesignPower("amd-epyc-9004", "AMD EPYC 9654", new(360), 96);

    /// <summary>Intel Xeon Scalable of the third generation (family 6, model 106).</summary>
    public static DeviceProfile IntelIceLake { get; } = FromThermalDesignPower(
        "intel-ice-lake-sp", "Intel Xeon Platinum 8380", new(270), 40);

    /// <summary>Intel Xeon Scalable of the fourth and fifth generation (family 6, models 143 and 207).</summary>
    public static DeviceProfile IntelSapphireRapids { get; } =
        FromThermalDesignPower("intel-sapphire-rapids", "Intel Xeon Platinum 8480+", new(350), 56);

    /// <summary>All built-in profiles.</summary>
    public static ImmutableArray<DeviceProfile> All { get; } = [GenericServer, AmdEpyc7003, AmdEpyc9004, IntelIceLake, IntelSapphireRapids];

    /// <summary>The built-in profile for a machine; the generic one when no other matches.</summary>
    /// <param name="machine">The machine.</param>
    public static DeviceProfile ForMachine(MachineFingerprint machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return (machine.Vendor, machine.Family, machine.Model) switch
        {
            ("AuthenticAMD", 25, 1) => AmdEpyc7003,
            ("AuthenticAMD", 25, 17) => AmdEpyc9004,
            ("GenuineIntel", 6, 106) => IntelIceLake,
            ("GenuineIntel", 6, 143 or 207) => IntelSapphireRapids,
            _ => GenericServer,
        };
    }

    private static DeviceProfile FromThermalDesignPower(string name, string product, Watts designPower, int coreCount)
    {
        var perCore = designPower / coreCount;
        return new()
        {
            Name = name,
            WattsPerCore = new(
                perCore,
                $"assumption: {product}'s published thermal design power of {designPower} / {coreCount} cores",
                ShareOfThermalDesignPowerError),
            IdleWattsPerCore = Idle(perCore),
        };
    }

    private static ProfileCoefficient<Watts> Idle(Watts perCore) =>
        new(perCore * IdleShare, "assumption: a fifth of a busy core; no vendor publishes it", IdleError);
}
