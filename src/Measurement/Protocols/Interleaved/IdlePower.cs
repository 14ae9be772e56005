using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>What a device draws at rest, beside the blocks of a run, for net figures.</summary>
/// <param name="Power">The idle power; null where it was not measured.</param>
/// <param name="Reason">Why it was not measured; null when it was.</param>
public readonly record struct IdlePower(Watts? Power, string? Reason)
{
    /// <summary>The largest share of a budget that is spent on doing nothing.</summary>
    private const double MaxShare = 0.25;

    private static readonly Seconds MinWindow = new(2);

    /// <summary>Measures while nothing runs.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="budget">Time for the whole measurement; a quarter of it is spent here at most.</param>
    /// <param name="wait">Waits without working.</param>
    public static IdlePower Measure(IEnergyMeter meter, Seconds budget, Action<Seconds> wait)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(wait);
        if (meter.Kind != MeasurementKind.Measured)
        {
            return new(null, "an estimate sees the work's own processor time only, and no idle power");
        }

        var window = new Seconds(Math.Max(MinWindow.Value, meter.Resolution.ShortestWindow.Value));
        if (window > budget * MaxShare)
        {
            return new(null, $"a window of {window} would take more than a quarter of the budget of {budget}");
        }

        wait(meter.GuardTime);
        var start = meter.Read();
        wait(window);
        var rest = meter.Between(start, meter.Read());
        return rest.VoidReason is { } reason ? new(null, reason.Sentence) : new(rest.Power, null);
    }
}
