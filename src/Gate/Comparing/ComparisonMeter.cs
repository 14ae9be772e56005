using EnergyGate.Gate.Trials;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Metering;

namespace EnergyGate.Gate.Comparing;

/// <summary>
/// The meter of a comparison: the estimate that each worker makes of its own processor time, or a device's meter that is read here, around each worker's
/// block. A device's meter that is not there is not replaced by the estimate.
/// </summary>
public sealed class ComparisonMeter : IDisposable
{
    private const string Cpu = "CPU";

    private readonly RunMeter? run;

    private ComparisonMeter(RunMeter? run, string? whyNone)
    {
        this.run = run;
        WhyNone = whyNone;
    }

    /// <summary>The device's meter; null where workers estimate, or where there is none.</summary>
    public IEnergyMeter? Device => WhyNone is null ? run?.Meter : null;

    /// <summary>Why nothing can be measured, as a clause; null when it can.</summary>
    public string? WhyNone { get; }

    /// <summary>What its joules are.</summary>
    public FigureKind Kind => Device is null ? FigureKind.Estimated : EnergyTrial.FigureKindOf(Device);

    /// <summary>Which meter it is.</summary>
    public MeterIdentity Identity => Device is null ? MeterIdentity.Estimated : MeterIdentity.Of(Device);

    /// <summary>Looks for the meter that was asked for; without a wish the workers' estimate for the CPU, and the board's own meter for a graphics board.</summary>
    /// <param name="options">Meter and provider.</param>
    public static ComparisonMeter Open(GateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isCpu = options.Provider == Cpu;
        if (options.Meter is { Name: EstimatedMeter.MeterName } || (options.Meter is null && isCpu))
        {
            return new(null, isCpu ? null : $"no meter: {EstimatedMeter.MeterName} knows processor time, and {options.Provider} computes elsewhere");
        }

        var run = RunMeter.Open(options);
        return new(run, run.WhyNone ?? WhyBlind(run.Meter!, options.Provider));
    }

    /// <summary>Why a meter sees nothing of the work, and so would find every change of it harmless; null when it sees it.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="provider">Where the work runs.</param>
    public static string? WhyBlind(IEnergyMeter meter, string provider)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return (meter.Domain, provider == Cpu) switch
        {
            (MeterDomain.GraphicsBoard, true) => $"no meter: {meter.Name} sees a graphics board, and {provider} computes elsewhere",
            (MeterDomain.Processor, false) => $"no meter: {meter.Name} sees the processor, and {provider} computes elsewhere",
            _ => null,
        };
    }

    /// <summary>The launcher whose workers this meter measures.</summary>
    /// <param name="launcher">Starts workers.</param>
    /// <param name="clock">The monotonic clock.</param>
    public IWorkerLauncher Around(IWorkerLauncher launcher, TimeProvider clock) => Device is null ? launcher : new MeteredLauncher(launcher, Device, clock);

    /// <summary>The plan with blocks that this meter can measure.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cells">Cells that are measured, the control among them.</param>
    /// <param name="hasBudget">Whether the user gave the budget of seconds.</param>
    public ComparisonPlan Fit(ComparisonPlan plan, int cells, bool hasBudget) => Device is null ? plan : plan.MeasuredBy(Device, cells, hasBudget);

    /// <summary>Starts the timeline of the run where there is a device's meter.</summary>
    /// <param name="phase">What the run does from now on.</param>
    public void StartTimeline(string phase)
    {
        if (Device is not null)
        {
            run!.StartTimeline();
            run.Timeline?.Mark(phase);
        }
    }

    /// <summary>The result with the meter and what the device did meanwhile.</summary>
    public GateResult Describe(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (Device is null)
        {
            return WhyNone is not null ? result : result with { Environment = result.Environment.Add("meter", "estimated: each worker's own CPU time x watts of one core") };
        }

        var report = run!.Report(default);
        return MeasuredDevice.Name(result, Identity.Device) with
        {
            Meter = report,
            Timeline = run.TimelineReport(),
            Notes = RunMeter.WhyDear(report) is { } dear ? [.. result.Notes, dear] : result.Notes,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => run?.Dispose();

}
