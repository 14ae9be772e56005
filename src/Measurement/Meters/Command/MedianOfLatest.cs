namespace EnergyGate.Measurement.Meters.Command;

/// <summary>The median of the latest values: what a value mostly is, whatever a few of them were. Not thread-safe.</summary>
/// <param name="count">How many values are looked at: fewer than half of them may be something else.</param>
internal sealed class MedianOfLatest(int count)
{
    private readonly long[] _values = new long[count];
    private readonly long[] _sorted = new long[count];
    private int _added;

    /// <summary>Adds a value.</summary>
    /// <returns>The median with it; the lower one of two.</returns>
    public long Add(long value)
    {
        _values[_added++ % _values.Length] = value;
        var held = Math.Min(_added, _values.Length);
        _values.AsSpan(0, held).CopyTo(_sorted);
        _sorted.AsSpan(0, held).Sort();
        return _sorted[(held - 1) / 2];
    }
}
