using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>
/// Finds how finely a clock of processor time really moves: what a system says about itself (clock_getres) may be finer than what it does.
/// </summary>
public static class ProcessorClockResolution
{
    /// <summary>Readings taken at most; at 200 ns or more each they span 4 ms of processor time or more.</summary>
    public const int MaximumReadings = 20_000;

    /// <summary>The coarsest step with which blocks of 10 to 25 ms can be told apart by a percent.</summary>
    public static Seconds CoarsestUsable { get; } = Seconds.FromMilliseconds(0.1);

    /// <summary>
    /// The median of the first steps seen; null when the clock moved less than three times in all readings: it is coarse.
    /// </summary>
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
