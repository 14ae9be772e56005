using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Which figures a board gives, found once when the meter is opened.</summary>
/// <param name="HasCounter">Whether it has an energy counter that counts.</param>
/// <param name="CounterReason">Why it has none; empty when it has.</param>
/// <param name="Power">Its best power reading.</param>
/// <param name="Tick">How far apart the steps of the energy figure are.</param>
/// <param name="TickSource">How that is known.</param>
/// <param name="Limit">The power limit; NaN where it does not tell.</param>
internal readonly record struct BoardFigures(
    bool HasCounter, string CounterReason, PowerSource Power, Seconds Tick, string TickSource, Watts Limit)
{
    private static readonly Seconds AveragingWindow = new(1);

    /// <summary>
    /// How long a power reading shows what ran before: one averaging window, unless the counter or an instant reading makes the figure.
    /// </summary>
    public Seconds GuardTime => HasCounter || Power == PowerSource.Instant ? default : AveragingWindow;

    /// <summary>
    /// How far apart polls are. Never in step with the tick, so that the delays with which steps are seen spread over all values; at most
    /// half of it.
    /// </summary>
    public Seconds PollInterval => HasCounter ? Tick * 0.382 : Seconds.FromMilliseconds(50);

    /// <summary>Looks for the figures; null, with the reason, where the board has neither counter nor power.</summary>
    public static BoardFigures? Find(INvmlLibrary library, nint device, TimeProvider clock, Action<Seconds> wait, out string reason)
    {
        var counterReason = Reason(library.TotalEnergy(device, out var millijoules), millijoules, "0 J, which no running board has spent");
        var tick = counterReason is null ? CounterTick.Observe(library, device, clock, wait) : null;
        counterReason ??= tick is null ? "it did not move" : null;
        var power = FindPower(library, device, out var powerReason);
        var limit = library.PowerLimit(device, out var milliwatts) == NvmlResult.Success && milliwatts > 0
            ? Watts.FromMilliwatts(milliwatts)
            : new(double.NaN);
        reason = counterReason is not null && power == PowerSource.None
            ? $"no energy counter: {counterReason}; no power reading either: {powerReason}"
            : "";
        if (reason.Length > 0)
        {
            return null;
        }

        if (tick is { } step)
        {
            return new(true, "", power, step, $"the median of {CounterTick.Steps} steps, observed", limit);
        }

        if (power == PowerSource.Instant)
        {
            return new(false, counterReason!, power, Seconds.FromMilliseconds(100), "the sensor's usual tick, not probed", limit);
        }

        return new(false, counterReason!, power, AveragingWindow, "a reading may be the average of the last second", limit);
    }

    /// <summary>Reads power as the source says.</summary>
    public static NvmlResult Read(INvmlLibrary library, nint device, PowerSource source, out uint milliwatts)
    {
        milliwatts = 0;
        return source switch
        {
            PowerSource.Instant => library.InstantPower(device, out milliwatts),
            PowerSource.Averaged => library.AveragePower(device, out milliwatts),
            PowerSource.Unspecified => library.PowerUsage(device, out milliwatts),
            _ => NvmlResult.NotSupported,
        };
    }

    private static PowerSource FindPower(INvmlLibrary library, nint device, out string reason)
    {
        reason = "";
        foreach (var source in new[] { PowerSource.Instant, PowerSource.Averaged, PowerSource.Unspecified })
        {
            if (Reason(Read(library, device, source, out var milliwatts), milliwatts, "0 W") is not { } why)
            {
                return source;
            }

            reason = why;
        }

        return PowerSource.None;
    }

    private static string? Reason(NvmlResult result, ulong value, string zero) =>
        result != NvmlResult.Success ? result.Describe() : value == 0 ? $"it reads {zero}" : null;
}
