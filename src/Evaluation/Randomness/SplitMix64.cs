namespace EnergyGate.Evaluation.Randomness;

/// <summary>
/// A small seeded generator whose numbers are the same on every machine and runtime: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
/// For resampling, not for secrets. Not thread-safe.
/// </summary>
public sealed class SplitMix64
{
    private ulong state;

    /// <summary>Makes a generator; equal seeds give equal numbers.</summary>
    public SplitMix64(ulong seed) => state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1; uneven by at most limit / 2^64, which no test can see.</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)Math.BigMul(Next(), (ulong)limit, out _);
    }
}
