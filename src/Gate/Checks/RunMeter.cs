using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Results.Timeline;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Selection;
using EnergyGate.Measurement.Timelines;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Checks;

/// <summary>The meter of a run: the requested one, else the best one for the provider's device.</summary>
internal sealed class RunMeter : IDisposable
{
    private const double MaxShareOfCore = 0.005;

    private readonly ImmutableArray<MeterProbe> probes;
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly Action<Seconds, CancellationToken> rest = (time, cancellation) => cancellation.WaitHandle.WaitOne(time.ToTimeSpan());

    /// <summary>Uses an open meter.</summary>
    /// <param name="probe">The meter; owned.</param>
    /// <param name="clock">The monotonic clock.</param>
    /// <param name="rest">Waits without working; a cancellation ends it early.</param>
    public RunMeter(MeterProbe probe, TimeProvider clock, Action<Seconds, CancellationToken> rest)
        : this([probe], _ => true)
    {
        this.clock = clock;
        this.rest = rest;
    }

    private RunMeter(ImmutableArray<MeterProbe> probes, Func<MeterProbe, bool> isWanted)
    {
        this.probes = probes;
        Meter = probes.FirstOrDefault(probe => isWanted(probe) && probe.Meter is not null)?.Meter;
        var absent = probes.Where(isWanted).Select(probe => $"{probe.Name} {probe.Availability}");
        UnavailableReason = Meter is null ? $"no meter: {string.Join("; ", absent)}" : null;
    }

    /// <summary>The timeline of the run; null without a meter, or before it is started.</summary>
    public TimelineRecorder? Timeline { get; private set; }

    /// <summary>The meter; null when there is none.</summary>
    public IEnergyMeter? Meter { get; }

    /// <summary>Why there is none, meter by meter; null when there is one.</summary>
    public string? UnavailableReason { get; }

    /// <summary>Idle power of the device before the blocks; neither power nor reason before <see cref="Settle"/>.</summary>
    public IdlePower Idle { get; private set; }

    /// <summary>How the device was warmed up; null for an estimate, and before <see cref="Settle"/>.</summary>
    public SteadyWarmUp? WarmUp { get; private set; }

    /// <summary>
    /// Why the meter does not see the work, as a clause; null when it does, and before <see cref="Settle"/>. A graphics board that draws
    /// hardly more at work than at rest is not the board that computes: NVML numbers boards by their place on the bus, CUDA the fastest
    /// first. Every change would then look harmless. Always null for a processor or a machine, where the work may be a small part of the
    /// total: there it is one of the <see cref="Warnings"/>.
    /// </summary>
    public string? InsensitivityReason => Meter?.Domain == MeterDomain.GraphicsBoard ? WarmUp?.InsensitivityReason(Idle.Power) : null;

    /// <summary>The kind of a meter's figures.</summary>
    /// <param name="meter">The meter.</param>
    public static FigureKind KindOf(IEnergyMeter meter) => meter.Kind switch
    {
        MeasurementKind.Measured => FigureKind.Measured,
        MeasurementKind.Modelled => FigureKind.Modelled,
        _ => FigureKind.Estimated,
    };

    /// <summary>Opens the meter of a run.</summary>
    /// <param name="options">The requested meter, or the provider whose device it must see.</param>
    public static RunMeter Open(GateOptions options)
    {
        if (options.Meter is { } choice)
        {
            return new([MeterCatalog.Open(choice)], _ => true);
        }

        var domain = options.Provider == "CPU" ? MeterDomain.Processor : MeterDomain.GraphicsBoard;
        return new(MeterCatalog.Probe(), probe => probe.Domain == domain);
    }

    /// <summary>Starts the timeline if there is a meter.</summary>
    public void StartTimeline() => Timeline = Meter is null ? null : TimelineRecorder.Start(Meter);

    /// <summary>Starts a phase of the timeline; does nothing without one.</summary>
    /// <param name="phase">Name of the phase.</param>
    public void Mark(string phase) => Timeline?.Mark(phase);

    /// <summary>
    /// Measures the idle power of the device, then runs the work until its joules are steady. An estimate needs neither: a process is warm
    /// after its first pass.
    /// </summary>
    /// <param name="work">The reference's work.</param>
    /// <param name="budget">Time of the whole measurement.</param>
    /// <param name="limit">Maximum time of the warm-up.</param>
    /// <param name="cancellation">Ends both early.</param>
    public void Settle(Action work, Seconds budget, Seconds limit, CancellationToken cancellation)
    {
        var device = Meter ?? throw new InvalidOperationException("there is no meter");
        var isMeasured = device.Kind == MeasurementKind.Measured;
        if (isMeasured)
        {
            Mark("idle");
        }

        Idle = IdlePower.Measure(device, budget, time => rest(time, cancellation));
        if (isMeasured)
        {
            Mark("warm-up");
            WarmUp = SteadyWarmUp.Run(device, work, limit, clock, cancellation);
        }
    }

    /// <summary>The meter's part of a result; null when there is no meter.</summary>
    public MeterReport? Report() => Meter is null
        ? null
        : new(Meter.Name, KindOf(Meter), Meter.Source)
        {
            StatedError = Meter.StatedError,
            IdlePower = Idle.Power,
            IdleReason = Idle.Reason,
            WarmUp = WarmUp is { } warm
                ? new(
                    warm.Windows,
                    Rounded(warm.Time),
                    Known(warm.Power.Value, 3, watts => new Watts(watts)),
                    warm.Steady.Start,
                    warm.Steady.Reason)
                : null,
            ShareOfCore = Timeline?.ToTimeline().OwnShareOfCore ?? 0,
        };

    /// <summary>Warnings for the report: metering takes too much of a core, or the meter hardly sees the work.</summary>
    public ImmutableArray<string> Warnings() =>
        [.. new[] { OverheadWarning(Report()), WarmUp?.InsensitivityReason(Idle.Power) }.OfType<string>()];

    /// <summary>A warning when metering takes too much of a core; null when it does not.</summary>
    /// <param name="report">The meter's part of a result.</param>
    public static string? OverheadWarning(MeterReport? report) => report is { ShareOfCore: > MaxShareOfCore }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"metering takes {report.ShareOfCore * 100:F1} % of a core; at most {MaxShareOfCore * 100} % is allowed: "
            + $"read {report.Name} less often")
        : null;

    /// <summary>The timeline as a result holds it; null when there is none.</summary>
    public RunTimeline? TimelineReport() => Timeline?.ToTimeline() is { Points.IsEmpty: false } timeline
        ? new(
            [.. timeline.Points.Select(point => new TimelineReading(
                Rounded(point.Time),
                Known(point.Power.Value, 3, watts => new Watts(watts)),
                Known(point.Temperature.Value, 1, celsius => new Celsius(celsius)),
                Known(point.Clock.Megahertz, 0, Hertz.FromMegahertz)))],
            [.. timeline.Phases.Select(phase => new TimelineMark(phase.Name, Rounded(phase.Start)))])
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Timeline?.Dispose();
        foreach (var probe in probes)
        {
            probe.Dispose();
        }
    }

    private static Seconds Rounded(Seconds time) => new(Math.Round(time.Value, 3));

    private static T? Known<T>(double value, int digits, Func<double, T> unit)
        where T : struct => double.IsFinite(value) ? unit(Math.Round(value, digits)) : null;
}
