using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>The latest samples of a board, in time order. Adding allocates nothing. Not thread-safe.</summary>
/// <param name="capacity">Maximum number of samples.</param>
internal sealed class BoardSampleRing(int capacity)
{
    private readonly BoardSample[] samples = new BoardSample[capacity];
    private long added;

    /// <summary>Current number of samples.</summary>
    public int Count => (int)Math.Min(added, samples.Length);

    /// <summary>The sample at an index; 0 is the oldest.</summary>
    public BoardSample this[int place] => samples[(added - Count + place) % samples.Length];

    public void Add(BoardSample sample) => samples[added++ % samples.Length] = sample;

    /// <summary>The index of the first sample at or after a time; the count when there is none.</summary>
    public int FirstAt(Seconds time)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = this[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
