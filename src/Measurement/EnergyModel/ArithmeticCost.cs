using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.EnergyModel;

/// <summary>Cost of one kind of arithmetic on a device.</summary>
/// <param name="Rate">Operations per second that the whole device sustains.</param>
/// <param name="EnergyPerOperation">Energy per operation above idle (J).</param>
public readonly record struct ArithmeticCost(ProfileCoefficient<Hertz> Rate, ProfileCoefficient<Joules> EnergyPerOperation)
{
    /// <summary>
    /// Derives the cost from a device's power and rate under load: joules per operation = (power under load - idle power) / rate. This
    /// includes the memory's power, so the total is somewhat too high when traffic is also counted.
    /// </summary>
    /// <param name="rate">Operations per second under load.</param>
    /// <param name="load">Power of the whole device under load.</param>
    /// <param name="idle">Power of the whole device when idle.</param>
    public static ArithmeticCost UnderLoad(
        ProfileCoefficient<Hertz> rate, ProfileCoefficient<Watts> load, ProfileCoefficient<Watts> idle) => new(
        rate,
        new(
            (load.Value - idle.Value) * rate.Value.Period,
            $"derived: ({load.Value} under load - {idle.Value} idle) / {rate.Value.Value:G4} operations/s",
            Math.Sqrt((rate.RelativeError * rate.RelativeError) + (load.RelativeError * load.RelativeError))));

    /// <summary>The time for a number of operations.</summary>
    internal Seconds Time(long operations) => Rate.Value.Period * operations;

    /// <summary>The energy above idle for a number of operations.</summary>
    internal Joules Energy(long operations) => EnergyPerOperation.Value * operations;
}
