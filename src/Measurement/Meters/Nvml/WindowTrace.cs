using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Summary of the samples within one window.</summary>
/// <param name="Samples">Number of samples, including those of the two readings; 0 when the oldest are no longer kept.</param>
/// <param name="MissingPolls">Number of missing polls.</param>
/// <param name="IsReset">Whether the counter fell during the window, even if its final value exceeds the first.</param>
/// <param name="Integrated">Power sensor integrated by the trapezoidal rule; NaN without a sensor.</param>
/// <param name="HighestPower">Highest power; NaN without a sensor.</param>
/// <param name="Slope">Slope of the counter over seconds.</param>
/// <param name="Limits">All reasons that limited the clocks.</param>
/// <param name="OtherProcesses">Maximum number of foreign processes on the board.</param>
/// <param name="StartTemperature">Chip temperature at the start.</param>
/// <param name="MeanClock">Mean clock of the multiprocessors.</param>
internal readonly record struct WindowTrace(
    int Samples,
    int MissingPolls,
    bool IsReset,
    Joules Integrated,
    Watts HighestPower,
    CounterSlope Slope,
    ClockLimits Limits,
    int OtherProcesses,
    Celsius StartTemperature,
    Hertz MeanClock)
{
    /// <summary>Temperature, clock and mean power of the board.</summary>
    /// <param name="time">Length of the window.</param>
    public WindowConditions ConditionsIn(Seconds time)
    {
        var power = Integrated / time;
        return new(StartTemperature, MeanClock, double.IsFinite(power.Value) ? power : null);
    }

    /// <summary>Summarises the samples between two times. Allocates nothing.</summary>
    /// <param name="ring">The samples.</param>
    /// <param name="start">Start of the window.</param>
    /// <param name="finish">End of the window.</param>
    /// <param name="pollInterval">Nominal time between two polls.</param>
    public static WindowTrace Of(BoardSampleRing ring, Seconds start, Seconds finish, Seconds pollInterval)
    {
        var place = ring.FirstAt(start);
        if (place == ring.Count || ring[place].Time > start)
        {
            return default; // the reading at the start is a sample; it is lost when the window is longer than the ring
        }

        var first = ring[place];
        var (samples, missing, integrated, clocks) = (1, 0, 0.0, first.Clock.Value);
        var isReset = false;
        var (highest, slope, limits, others) = (first.Power.Value, default(CounterSlope), first.Limits, first.OtherProcesses);
        for (var previous = first; ++place < ring.Count && ring[place].Time <= finish; previous = ring[place])
        {
            var sample = ring[place];
            var gap = sample.Time - previous.Time;
            samples++;
            missing += Math.Max(0, (int)(gap / pollInterval + 1e-6) - 1);
            isReset |= sample.Energy.Value < previous.Energy.Value;
            integrated += (sample.Power.Value + previous.Power.Value) / 2 * gap.Value;
            slope = sample.Energy.Value > previous.Energy.Value ? slope.With(sample.Time.Value, sample.Energy) : slope;
            highest = Math.Max(highest, sample.Power.Value);
            limits |= sample.Limits;
            others = Math.Max(others, sample.OtherProcesses);
            clocks += sample.Clock.Value;
        }

        return new(
            samples, missing, isReset, new(integrated), new(highest), slope, limits, others, first.Temperature, new(clocks / samples));
    }
}
