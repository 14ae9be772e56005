namespace EnergyGate.Statistics.Randomness;

/// <summary>
/// A seeded generator whose numbers are the same on every machine and runtime: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
/// For resampling and simulation, not for secrets. Not thread-safe.
/// </summary>
public sealed class SplitMix64
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong state;

    /// <summary>Makes a generator; equal seeds give equal numbers.</summary>
    public SplitMix64(ulong seed) => state = seed;

    /// <summary>Scatters the bits of a number, so that neighbouring seeds give unrelated streams.</summary>
    /// <param name="value">Any number.</param>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The first 64 bits of the generator with this seed, without making one.</summary>
    /// <param name="seed">Any number.</param>
    public static ulong First(ulong seed) => Mix(seed + Increment);

    /// <summary>Starts again from another seed, without an allocation.</summary>
    /// <param name="seed">Any number.</param>
    public void Restart(ulong seed) => state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        state += Increment;
        return Mix(state);
    }

    /// <summary>A number from 0 to 1, 1 excluded, in steps of 2^-53.</summary>
    public double NextUniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 to <paramref name="limit"/> - 1; uneven by at most limit / 2^64, which no test can see.</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)Math.BigMul(Next(), (ulong)limit, out _);
    }
}
