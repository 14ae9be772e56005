using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>The figures that a board provides, determined when the meter is opened.</summary>
/// <param name="HasCounter">Whether it has a working energy counter.</param>
/// <param name="CounterReason">Reason that it has none; empty when it has one.</param>
/// <param name="Power">Its best power source.</param>
/// <param name="Tick">Time between two updates of the energy.</param>
/// <param name="TickSource">Source of the tick.</param>
/// <param name="Limit">The power limit; NaN when unknown.</param>
internal readonly record struct BoardFigures(
    bool HasCounter, string CounterReason, PowerSource Power, Seconds Tick, string TickSource, Watts Limit)
{
    private static readonly Seconds AveragingWindow = new(1);

    /// <summary>Averaging lag of a power reading: one averaging window; 0 s with a counter or instant readings.</summary>
    public Seconds GuardTime => HasCounter || Power == PowerSource.Instant ? default : AveragingWindow;

    /// <summary>
    /// Time between two polls: less than half a tick, and no simple fraction of it, so that the delays in observing the steps are evenly
    /// distributed.
    /// </summary>
    public Seconds PollInterval => HasCounter ? Tick * 0.382 : Seconds.FromMilliseconds(50);

    /// <summary>Determines the figures; null, with the reason, when the board has neither a counter nor a power reading.</summary>
    public static BoardFigures? Find(INvmlLibrary library, nint device, TimeProvider clock, Action<Seconds> wait, out string reason)
    {
        var counterReason = Reason(
            library.TotalEnergy(device, out var millijoules), millijoules, "0 J, which is impossible for a running board");
        var tick = counterReason is null ? CounterTick.Observe(library, device, clock, wait) : null;
        counterReason ??= tick is null ? "it did not change" : null;
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
            return new(false, counterReason!, power, Seconds.FromMilliseconds(100), "typical tick of the sensor, not observed", limit);
        }

        return new(false, counterReason!, power, AveragingWindow, "a reading may be the average of the last second", limit);
    }

    /// <summary>Reads power from the given source.</summary>
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
            if (Reason(Read(library, device, source, out var milliwatts), milliwatts, "0 W") is not { } sourceReason)
            {
                return source;
            }

            reason = sourceReason;
        }

        return PowerSource.None;
    }

    private static string? Reason(NvmlResult result, ulong value, string zero) =>
        result != NvmlResult.Success ? result.Describe() : value == 0 ? $"it reads {zero}" : null;
}
