using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Finds how often a board's energy counter really moves: 10 to 100 ms were seen, the driver's own key allows 100 to 1000 ms
/// (nvrm_registry.h of NVIDIA's open kernel modules), and nothing says which it is.
/// </summary>
internal static class CounterTick
{
    /// <summary>Steps that are timed: their median is not moved by one late reading.</summary>
    public const int Steps = 8;

    /// <summary>Readings at most; at 1 ms each they take 3 s, in which a counter that ticks at all ticks three times.</summary>
    public const int MaxReadings = 3000;

    /// <summary>Between two readings: the error of one timed step.</summary>
    public static readonly Seconds Pause = Seconds.FromMilliseconds(1);

    /// <summary>The median time between two steps; null when the counter stepped less than four times, or could not be read.</summary>
    /// <param name="library">NVML.</param>
    /// <param name="device">The board.</param>
    /// <param name="clock">The monotonic clock.</param>
    /// <param name="wait">Waits a while between two readings.</param>
    public static Seconds? Observe(INvmlLibrary library, nint device, TimeProvider clock, Action<Seconds> wait)
    {
        Span<double> steps = stackalloc double[Steps];
        var (count, lastEdge) = (-1, 0.0);
        library.TotalEnergy(device, out var last);
        for (var i = 0; i < MaxReadings && count < Steps; i++)
        {
            wait(Pause);
            if (library.TotalEnergy(device, out var now) != NvmlResult.Success)
            {
                return null;
            }

            if (now == last)
            {
                continue;
            }

            var edge = Seconds.FromTimestamp(clock.GetTimestamp(), clock).Value;
            if (count >= 0)
            {
                steps[count] = edge - lastEdge;
            }

            (count, last, lastEdge) = (count + 1, now, edge);
        }

        return count < 3 ? null : new(Medians.Median(steps[..count]));
    }
}
