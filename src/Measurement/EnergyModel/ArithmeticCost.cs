using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.EnergyModel;

/// <summary>What one kind of arithmetic costs on a device.</summary>
/// <param name="Rate">Operations a second that the whole device sustains.</param>
/// <param name="EnergyPerOperation">Energy of one operation above idle (J).</param>
public readonly record struct ArithmeticCost(ProfileCoefficient<Hertz> Rate, ProfileCoefficient<Joules> EnergyPerOperation)
{
    /// <summary>
    /// The cost of arithmetic of which a device's power and rate under load are known: joules an operation = (power under load - idle
    /// power) / rate. What the memory draws meanwhile is in it, so the whole is somewhat overstated where traffic is counted too.
    /// </summary>
    /// <param name="rate">Operations a second under load.</param>
    /// <param name="load">Power of the whole device under load.</param>
    /// <param name="idle">Power of the whole device when idle.</param>
    public static ArithmeticCost UnderLoad(
        ProfileCoefficient<Hertz> rate, ProfileCoefficient<Watts> load, ProfileCoefficient<Watts> idle) => new(
        rate,
        new(
            (load.Value - idle.Value) * rate.Value.Period,
            $"derived: ({load.Value} under load - {idle.Value} idle) / {rate.Value.Value:G4} operations/s",
            Math.Sqrt((rate.RelativeError * rate.RelativeError) + (load.RelativeError * load.RelativeError))));

    /// <summary>The time that operations take.</summary>
    internal Seconds Time(long operations) => Rate.Value.Period * operations;

    /// <summary>The energy that operations take above idle.</summary>
    internal Joules Energy(long operations) => EnergyPerOperation.Value * operations;
}
