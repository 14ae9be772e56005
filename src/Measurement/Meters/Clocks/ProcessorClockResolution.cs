using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>Observes the actual resolution of a CPU clock: the resolution that the system reports (clock_getres) may be finer.</summary>
public static class ProcessorClockResolution
{
    /// <summary>Maximum number of readings; at 200 ns or more each, they span at least 4 ms of CPU time.</summary>
    public const int MaximumReadings = 20_000;

    /// <summary>The coarsest resolution that allows 10 to 25 ms blocks to be compared within 1 %.</summary>
    public static Seconds CoarsestUsable { get; } = Seconds.FromMilliseconds(0.1);

    /// <summary>The median of the first steps; null when the clock advanced fewer than three times and is therefore too coarse.</summary>
    /// <param name="clock">The clock.</param>
    public static Seconds? Observe(IProcessorClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Span<double> steps = stackalloc double[32];
        var count = 0;
        var last = clock.ReadNanoseconds();
        for (var i = 0; i < MaximumReadings && count < steps.Length; i++)
        {
            var now = clock.ReadNanoseconds();
            if (now > last)
            {
                steps[count++] = now - last;
            }

            last = now;
        }

        return count < 3 ? null : Seconds.FromNanoseconds((long)Medians.Median(steps[..count]));
    }
}
