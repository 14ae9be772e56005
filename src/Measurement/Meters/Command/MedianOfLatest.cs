namespace EnergyGate.Measurement.Meters.Command;

/// <summary>The median of the latest values, which ignores a few outliers. Not thread-safe.</summary>
/// <param name="count">Number of values in the median; fewer than half of them may be outliers.</param>
internal sealed class MedianOfLatest(int count)
{
    private readonly long[] values = new long[count];
    private readonly long[] sorted = new long[count];
    private int added;

    /// <summary>Adds a value.</summary>
    /// <returns>The new median; for an even count, the lower of the two middle values.</returns>
    public long Add(long value)
    {
        values[added++ % values.Length] = value;
        var held = Math.Min(added, values.Length);
        values.AsSpan(0, held).CopyTo(sorted);
        sorted.AsSpan(0, held).Sort();
        return sorted[(held - 1) / 2];
    }
}
