using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Idle power of a device, measured outside the blocks of a run, for net energy.</summary>
/// <param name="Power">The idle power; null when it was not measured.</param>
/// <param name="Reason">Reason that it was not measured; null when it was.</param>
public readonly record struct IdlePower(Watts? Power, string? Reason)
{
    /// <summary>Maximum share of the budget for the idle measurement.</summary>
    private const double MaxShare = 0.25;

    private static readonly Seconds MinWindow = new(2);

    /// <summary>Measures the idle device.</summary>
    /// <param name="meter">The meter. Not disposed.</param>
    /// <param name="budget">Time for the whole measurement; at most a quarter of it is used here.</param>
    /// <param name="wait">Waits without using the device.</param>
    public static IdlePower Measure(IEnergyMeter meter, Seconds budget, Action<Seconds> wait)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(wait);
        if (meter.Kind != MeasurementKind.Measured)
        {
            return new(null, "an estimate covers only the workload's CPU time and has no idle power");
        }

        var window = new Seconds(Math.Max(MinWindow.Value, meter.Resolution.ShortestWindow.Value));
        if (window > budget * MaxShare)
        {
            return new(null, $"an idle window of {window} would take more than a quarter of the budget of {budget}");
        }

        wait(meter.GuardTime);
        var start = meter.Read();
        wait(window);
        var rest = meter.Between(start, meter.Read());
        return rest.VoidReason is { } reason ? new(null, reason.Sentence) : new(rest.Power, null);
    }
}
