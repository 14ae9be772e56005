using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>What the samples within one window say together.</summary>
/// <param name="Samples">How many there are, those of the two readings included; 0 when the oldest are gone.</param>
/// <param name="MissingPolls">Polls that should have been there.</param>
/// <param name="IsReset">Whether the counter fell: what it shows at the end may be above what it showed at the start all the same.</param>
/// <param name="Integrated">Energy by trapezoids of the power sensor; NaN where there is none.</param>
/// <param name="HighestPower">The highest power seen; NaN where there is none.</param>
/// <param name="Slope">The counter's steps against seconds.</param>
/// <param name="Limits">All reasons that held the clocks back.</param>
/// <param name="OtherProcesses">The most processes of others that were on the board.</param>
/// <param name="StartTemperature">The chip's temperature at the start.</param>
/// <param name="MeanClock">The mean clock of the multiprocessors.</param>
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
    /// <summary>How warm and how fast the board was.</summary>
    /// <param name="time">The length of the window.</param>
    public WindowConditions ConditionsIn(Seconds time)
    {
        var power = Integrated / time;
        return new(StartTemperature, MeanClock, double.IsFinite(power.Value) ? power : null);
    }

    /// <summary>Gathers the samples between two times. Allocates nothing.</summary>
    /// <param name="ring">The samples.</param>
    /// <param name="start">The start of the window.</param>
    /// <param name="finish">Its end.</param>
    /// <param name="pollInterval">How far apart polls should be.</param>
    public static WindowTrace Of(BoardSampleRing ring, Seconds start, Seconds finish, Seconds pollInterval)
    {
        var place = ring.FirstAt(start);
        if (place == ring.Count || ring[place].Time > start)
        {
            return default; // the reading at the start is a sample; it is gone where the window is longer than what is kept
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
