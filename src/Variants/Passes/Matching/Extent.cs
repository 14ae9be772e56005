namespace EnergyGate.Variants.Passes.Matching;

/// <summary>An extent, or an integer computed from extents: a number, or a key that stands for one unknown number.</summary>
/// <param name="Value">The number, when it is known.</param>
/// <param name="Key">Otherwise its key: equal keys are equal numbers.</param>
/// <param name="IsClipped">The number may be smaller than the key's: what a slice up to the key leaves of a constant.</param>
internal readonly record struct Extent(long? Value, string? Key, bool IsClipped = false)
{
    public static Extent One => Of(1);

    public static Extent Of(long value) => new(value, null);

    public static Extent Named(string key) => new(null, key);

    public bool Is(long value) => Value == value;

    /// <summary>The extent of two operands that broadcast; null when nothing is known of it.</summary>
    public static Extent? Broadcast(Extent a, Extent b) => (a, b) switch
    {
        _ when a == b => a,
        ({ Value: 1 }, _) => b,
        (_, { Value: 1 }) => a,
        ({ Value: > 1 }, _) => a,
        (_, { Value: > 1 }) => b,
        _ when a.Key == b.Key => a with { IsClipped = false },
        _ => null,
    };
}
