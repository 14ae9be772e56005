using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// The coins of a run. The order of a unit follows from the seed, its number and its cell alone, so that a resumed run throws the same
/// coins, and nothing that was measured can move them. That is what makes a unit's noise symmetric, and the sequential test valid.
/// </summary>
/// <param name="seed">The same seed gives the same orders.</param>
public sealed class UnitSchedule(ulong seed)
{
    /// <summary>
    /// The order of a unit. All cells of a unit share its launches, so their launch order is one; each has its own quads.
    /// </summary>
    /// <param name="unit">Number of the unit, from 0; a unit that is repeated gets a new number.</param>
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

    private ulong Bits(int unit, ulong stream) => SplitMix64.First(SplitMix64.Mix(seed + SplitMix64.Mix(((ulong)unit << 32) + stream)));
}
