using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>
/// Estimates energy as the process's CPU time times the power of one busy core: E = t_cpu * P_core. A ratio of two estimates is a ratio of
/// CPU times; absolute joules are as accurate as the profile. Measure on one thread without spinning: a spinning thread's CPU time would
/// count in the next block.
/// </summary>
public sealed class EstimatedMeter : IEnergyMeter
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "estimated";

    private readonly IProcessorClock processor;
    private readonly TimeProvider clock;
    private readonly Watts wattsPerCore;

    private EstimatedMeter(DeviceProfile profile, IProcessorClock processor, TimeProvider clock, Seconds step)
    {
        Profile = profile;
        this.processor = processor;
        this.clock = clock;
        wattsPerCore = profile.WattsPerCore.Value;
        Resolution = new(step, "observed resolution of the CPU clock");
        Source = $"CPU time of this process x {wattsPerCore} per core ({profile.Name}, "
            + $"+-{profile.WattsPerCore.RelativeError * 100:F0} %: {profile.WattsPerCore.Source})";
    }

    /// <inheritdoc/>
    public string Name => MeterName;

    /// <inheritdoc/>
    public MeasurementKind Kind => MeasurementKind.Estimated;

    /// <inheritdoc/>
    public MeterDomain Domain => MeterDomain.Processor;

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public MeterResolution Resolution { get; }

    /// <inheritdoc/>
    public double? StatedError => Profile.WattsPerCore.RelativeError;

    /// <summary>Assumed power of the device.</summary>
    public DeviceProfile Profile { get; }

    /// <summary>Opens the meter on this process's CPU clock.</summary>
    /// <param name="profile">Assumed power of the device.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    public static MeterProbe Open(DeviceProfile profile, TimeProvider? clock = null) =>
        ProcessProcessorClock.IsSupported
            ? Open(profile, ProcessProcessorClock.Instance, clock ?? TimeProvider.System)
            : Absent("CPU time by CLOCK_PROCESS_CPUTIME_ID exists on 64-bit Linux only");

    /// <summary>Opens the meter on a given clock; unavailable when the clock is too coarse.</summary>
    /// <param name="profile">Assumed power of the device.</param>
    /// <param name="processor">The CPU clock.</param>
    /// <param name="clock">The monotonic clock.</param>
    public static MeterProbe Open(DeviceProfile profile, IProcessorClock processor, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(clock);
        return ProcessorClockResolution.Observe(processor) switch
        {
            null =>
                Absent(
                    $"the CPU clock advanced fewer than three times in {ProcessorClockResolution.MaximumReadings} readings: it is too "
                        + "coarse for blocks of milliseconds"),
            { } step when step > ProcessorClockResolution.CoarsestUsable =>
                Absent(
                    $"the CPU clock has steps of {step} (max. {ProcessorClockResolution.CoarsestUsable}): it is too coarse for "
                        + "blocks of milliseconds"),
            { } step => MeterProbe.Open(new EstimatedMeter(profile, processor, clock, step)),
        };
    }

    /// <inheritdoc/>
    public MeterReading Read() =>
        new(wattsPerCore * Seconds.FromNanoseconds(processor.ReadNanoseconds()), Seconds.FromTimestamp(clock.GetTimestamp(), clock));

    /// <inheritdoc/>
    public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }

    private static MeterProbe Absent(string reason) =>
        new(MeterName, MeasurementKind.Estimated, MeterDomain.Processor, MeterAvailability.Unavailable(reason), null);
}
