using System.Globalization;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>
/// Result of warming a device up to its steady state before the first measured block: the same work is repeated until its energy no longer
/// changes.
/// </summary>
/// <param name="Windows">Number of measured windows.</param>
/// <param name="Time">Total time, including guard times.</param>
/// <param name="Steady">The steady part of the energy per piece of work, by window, or the reason that there is none.</param>
/// <param name="Power">Median power of the last windows; NaN when none of them is valid.</param>
public readonly record struct SteadyWarmUp(int Windows, Seconds Time, SteadyState Steady, Watts Power)
{
    /// <summary>Windows to expect: 1.5 times the number that a warm device needs.</summary>
    public const int UsualWindows = 24;

    // A device that is not steady by then will not become so: something else disturbs it.
    private const int MaxWindows = 256;

    // A margin over the meter's shortest window; anything shorter would be void.
    private const double SafeWindow = 1.1;

    // Work that barely exceeds idle power may run on a device other than the measured one.
    private const double MinRise = 1.05;

    /// <summary>Repeats the work until its energy is steady.</summary>
    /// <param name="meter">The device's meter. Not disposed.</param>
    /// <param name="work">A fixed piece of work, the same as in the run; repeated to fill a window.</param>
    /// <param name="limit">Time after which no new window starts.</param>
    /// <param name="clock">The monotonic clock.</param>
    /// <param name="cancellation">Checked between windows.</param>
    public static SteadyWarmUp Run(IEnergyMeter meter, Action work, Seconds limit, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(clock);
        var begin = clock.GetTimestamp();
        var (joules, watts) = (new List<double>(), new List<double>());
        var steady = SteadyStateSearch.Find([]);
        while (steady.Start is null && joules.Count < MaxWindows && Since(begin, clock) < limit && !cancellation.IsCancellationRequested)
        {
            var (energy, power) = Measure(meter, work, clock);
            joules.Add(energy);
            watts.Add(power);
            steady = SteadyStateSearch.Find([.. joules]);
        }

        var last = watts.TakeLast(SteadyStateRules.Default.Window).Where(double.IsFinite).ToArray();
        return new(joules.Count, Since(begin, clock), steady, new(last.Length == 0 ? double.NaN : Medians.Median(last)));
    }

    /// <summary>Warning when the work barely exceeds idle power; null when it clearly does, or when either power is unknown.</summary>
    /// <param name="idle">Idle power; null when unknown.</param>
    public string? InsensitivityReason(Watts? idle) => idle is { } rest && Power < rest * MinRise
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"the meter shows {rest.Value:G3} W idle and {Power.Value:G3} W under load: does it measure the device that runs the model?")
        : null;

    private static (double Joules, double Watts) Measure(IEnergyMeter meter, Action work, TimeProvider clock)
    {
        Repeat(work, meter.GuardTime, clock, minTimes: 0);
        var start = meter.Read();
        var times = Repeat(work, meter.Resolution.ShortestWindow * SafeWindow, clock, minTimes: 1);
        var window = meter.Between(start, meter.Read());
        return window.IsVoid ? (double.NaN, double.NaN) : (window.Energy.Value / times, window.Power.Value);
    }

    private static int Repeat(Action work, Seconds time, TimeProvider clock, int minTimes)
    {
        var (start, times) = (clock.GetTimestamp(), 0);
        while (times < minTimes || Since(start, clock) < time)
        {
            work();
            times++;
        }

        return times;
    }

    private static Seconds Since(long start, TimeProvider clock) => Seconds.FromTimestamp(clock.GetTimestamp() - start, clock);
}
