using System.Globalization;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.WarmUp;

/// <summary>
/// What brought a device to its steady state before the first block that counts: the same work again and again, until its joules no longer
/// change.
/// </summary>
/// <param name="Windows">Windows that were measured.</param>
/// <param name="Time">What they took, guard times among it.</param>
/// <param name="Steady">From which window on the joules of the work are steady, or why they never were.</param>
/// <param name="Power">Median power of the last windows; NaN where there are none that count.</param>
public readonly record struct SteadyWarmUp(int Windows, Seconds Time, SteadyState Steady, Watts Power)
{
    /// <summary>As many windows as a device that is warm needs to show it, and half as many more.</summary>
    public const int UsualWindows = 24;

    // A device that is not steady by then is not going to be: something else moves it.
    private const int MaxWindows = 256;

    // A window below the meter's shortest would be void.
    private const double SafeWindow = 1.1;

    // Work that hardly shows above rest may run on another device than the one that is measured.
    private const double MinRise = 1.05;

    /// <summary>Works until the joules of the work are steady.</summary>
    /// <param name="meter">The meter of the device; it stays the caller's.</param>
    /// <param name="work">A fixed piece of work, as the run is going to measure it; it is repeated to fill a window.</param>
    /// <param name="limit">Time after which no window begins.</param>
    /// <param name="clock">The monotonic clock.</param>
    /// <param name="cancellation">Looked at between windows.</param>
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

    /// <summary>
    /// What a reader should know when the work hardly shows above rest; null when it does, or when either power is not known.
    /// </summary>
    /// <param name="idle">Power at rest.</param>
    public string? InsensitivityReason(Watts? idle) => idle is { } rest && Power < rest * MinRise
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"the meter shows {rest.Value:G3} W at rest and {Power.Value:G3} W at work: does it see the device that computes?")
        : null;

    private static (double Joules, double Watts) Measure(IEnergyMeter meter, Action work, TimeProvider clock)
    {
        Repeat(work, meter.GuardTime, clock, least: 0);
        var start = meter.Read();
        var times = Repeat(work, meter.Resolution.ShortestWindow * SafeWindow, clock, least: 1);
        var window = meter.Between(start, meter.Read());
        return window.IsVoid ? (double.NaN, double.NaN) : (window.Energy.Value / times, window.Power.Value);
    }

    private static int Repeat(Action work, Seconds time, TimeProvider clock, int least)
    {
        var (start, times) = (clock.GetTimestamp(), 0);
        while (times < least || Since(start, clock) < time)
        {
            work();
            times++;
        }

        return times;
    }

    private static Seconds Since(long start, TimeProvider clock) => Seconds.FromTimestamp(clock.GetTimestamp() - start, clock);
}
