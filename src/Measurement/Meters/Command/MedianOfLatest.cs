namespace EnergyGate.Measurement.Meters.Command;

/// <summary>The median of the latest values: what a value mostly is, whatever a few of them were. Not thread-safe.</summary>
/// <param name="count">How many values are looked at: fewer than half of them may be something else.</param>
internal sealed class MedianOfLatest(int count)
{
    private readonly long[] values = new long[count];
    private readonly long[] sorted = new long[count];
    private int added;

    /// <summary>Adds a value.</summary>
    /// <returns>The median with it; the lower one of two.</returns>
    public long Add(long value)
    {
        values[added++ % values.Length] = value;
        var held = Math.Min(added, values.Length);
        values.AsSpan(0, held).CopyTo(sorted);
        sorted.AsSpan(0, held).Sort();
        return sorted[(held - 1) / 2];
    }
}
