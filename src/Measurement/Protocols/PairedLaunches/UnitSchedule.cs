using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// The random orders of a run. A unit's order depends only on the seed, the unit number and the cell, so a resumed run repeats it and
/// measured values cannot influence it. This makes a unit's noise symmetric, which the sequential test requires.
/// </summary>
/// <param name="seed">Random seed; the same seed gives the same orders.</param>
public sealed class UnitSchedule(ulong seed)
{
    /// <summary>
    /// The order of a unit. All cells of a unit share its launches, and therefore the launch order; each has its own quad orders.
    /// </summary>
    /// <param name="unit">Number of the unit, from 0; a repeated unit gets a new number.</param>
    /// <param name="cell">Number of the cell, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public UnitOrder At(int unit, int cell = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        var shared = Bits(unit, 0);
        var own = Bits(unit, (ulong)cell + 1);
        var launch = shared & 1;
        return new((ushort)((own & ((1u << UnitOrder.CoinCount) - 2)) | launch));
    }

    /// <summary>A random share of the longest run-in of a launch, 0 to 1; equal for both arms and all cells.</summary>
    /// <param name="unit">Number of the unit, from 0.</param>
    /// <param name="launch">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public double RunInAt(int unit, int launch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfNegative(launch);
        const double Step = 1.0 / (1UL << 53);
        return (Bits(unit, ulong.MaxValue - (ulong)launch) >> 11) * Step;
    }

    private ulong Bits(int unit, ulong stream) => SplitMix64.First(SplitMix64.Mix(seed + SplitMix64.Mix(((ulong)unit << 32) + stream)));
}
