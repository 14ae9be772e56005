using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Observes the update interval of a board's energy counter. It is not documented: 10 to 100 ms were observed, and the driver's registry
/// key allows 100 to 1000 ms (nvrm_registry.h of NVIDIA's open kernel modules).
/// </summary>
internal static class CounterTick
{
    /// <summary>Number of timed steps; their median ignores a single late reading.</summary>
    public const int Steps = 8;

    /// <summary>Maximum number of readings. At 1 ms each they take 3 s, enough for three ticks of the slowest counter.</summary>
    public const int MaxReadings = 3000;

    /// <summary>Time between two readings, which is also the error of one timed step.</summary>
    public static readonly Seconds Pause = Seconds.FromMilliseconds(1);

    /// <summary>The median time between two steps; null when the counter stepped fewer than four times or could not be read.</summary>
    /// <param name="library">NVML.</param>
    /// <param name="device">The board.</param>
    /// <param name="clock">The monotonic clock.</param>
    /// <param name="wait">Waits between two readings.</param>
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
