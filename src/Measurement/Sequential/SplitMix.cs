namespace EnergyGate.Measurement.Sequential;

/// <summary>
/// Random bits by position: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), the same on every machine and runtime. Not for secrets.
/// </summary>
internal struct SplitMix(ulong state)
{
    private ulong _state = state;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>Scatters the bits of a number: neighbours become unrelated.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
