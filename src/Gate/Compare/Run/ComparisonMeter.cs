using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>
/// The meter of a comparison: an estimate from each worker's CPU time, or a device's meter that is read around each worker's block. A
/// missing device's meter is never replaced by the estimate.
/// </summary>
internal sealed class ComparisonMeter : IDisposable
{
    private const string Cpu = "CPU";

    private readonly RunMeter? run;
    private readonly string? unavailableReason;
    private readonly DeviceProfile profile;
    private string? notWarmReason;

    /// <summary>Wraps a meter, or the lack of one.</summary>
    /// <param name="options">The requested meter, for the watts of an estimate.</param>
    /// <param name="run">The device's meter, owned; null where workers estimate.</param>
    /// <param name="unavailableReason">Why nothing can be measured with it; null when it can.</param>
    public ComparisonMeter(GateOptions options, RunMeter? run, string? unavailableReason)
    {
        ArgumentNullException.ThrowIfNull(options);
        profile = options.Meter?.Profile ?? DeviceProfiles.ForMachine(MachineFingerprint.OfThisMachine());
        this.run = run;
        this.unavailableReason = unavailableReason;
    }

    /// <summary>The device's meter; null where workers estimate, or where there is none.</summary>
    public IEnergyMeter? Device => unavailableReason is null ? run?.Meter : null;

    /// <summary>
    /// Why nothing can be measured, as a clause; null when it can. <see cref="Settle"/> may change it, because it shows whether the meter
    /// sees the work.
    /// </summary>
    public string? UnavailableReason => unavailableReason ?? run?.InsensitivityReason;

    /// <summary>Kind of its joules.</summary>
    public FigureKind Kind => Device is null ? FigureKind.Estimated : RunMeter.KindOf(Device);

    /// <summary>Identity of the meter.</summary>
    public MeterIdentity Identity => Device is null ? MeterIdentity.Estimated : MeterIdentity.Of(Device);

    /// <summary>
    /// Opens the requested meter. By default, energy is estimated by the workers on the CPU, and measured with the board's own meter on a
    /// graphics board.
    /// </summary>
    /// <param name="options">Meter and provider.</param>
    public static ComparisonMeter Open(GateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isCpu = options.Provider == Cpu;
        if (options.Meter is { Name: EstimatedMeter.MeterName } || (options.Meter is null && isCpu))
        {
            return new(
                options,
                null,
                isCpu ? null : $"no meter: {EstimatedMeter.MeterName} sees CPU time only, and {options.Provider} computes elsewhere");
        }

        var run = RunMeter.Open(options);
        return new(options, run, run.UnavailableReason ?? MismatchReason(run.Meter!, options.Provider));
    }

    /// <summary>Why a meter does not see the work, so that every change would look harmless; null when it does.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="provider">Execution provider of the work.</param>
    public static string? MismatchReason(IEnergyMeter meter, string provider)
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
    public IWorkerLauncher Around(IWorkerLauncher launcher, TimeProvider clock) => Device is null
        ? new EstimatingLauncher(launcher, profile.WattsPerCore.Value, clock)
        : new MeteredLauncher(launcher, Device, clock);

    /// <summary>The plan with blocks that this meter can measure.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cells">Number of measured cells, including the control.</param>
    /// <param name="hasBudget">Whether the user gave the budget of seconds.</param>
    public ComparisonPlan Fit(ComparisonPlan plan, int cells, bool hasBudget) =>
        Device is null ? plan : plan.MeasuredBy(Device, cells, hasBudget);

    /// <summary>Starts the timeline of the run if there is a device's meter.</summary>
    public void StartTimeline()
    {
        if (Device is not null)
        {
            run!.StartTimeline();
        }
    }

    /// <summary>Starts a phase of the timeline; does nothing without one.</summary>
    /// <param name="phase">Name of the phase.</param>
    public void Mark(string phase) => run?.Timeline?.Mark(phase);

    /// <summary>
    /// Measures the idle power of a device, then warms it up with the base's work until it is steady. Does nothing where workers estimate.
    /// </summary>
    /// <param name="launcher">Starts workers whose blocks are not measured.</param>
    /// <param name="variant">The first variant to be measured.</param>
    /// <param name="plan">Budget and maximum time of the warm-up.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Settle(IWorkerLauncher launcher, string variant, ComparisonPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(launcher);
        ArgumentNullException.ThrowIfNull(plan);
        if (Device is null)
        {
            return;
        }

        try
        {
            using var worker = launcher.Launch(WorkerArm.Base);
            Device.IncludeProcess(worker.ProcessId);
            var batches = worker.Load(variant).BatchCount;
            run!.Settle(() => worker.Block(0, batches), plan.Budget, plan.WarmUp, cancellation);
        }
        catch (Exception exception) when (exception is WorkerFailureException or WorkerRefusalException)
        {
            // If the units fail in the same way, their cells say so.
            notWarmReason = $"the device was not warmed up before the first unit: {exception.Message}";
        }
    }

    /// <summary>Adds the meter and the timeline to a result.</summary>
    public GateResult Describe(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (Device is null)
        {
            return unavailableReason is not null
                ? result
                : result with
                {
                    Environment = result.Environment.Add(
                        "meter", $"estimated: each worker's own CPU time x {profile.WattsPerCore.Value} per core ({profile.Name})"),
                };
        }

        return MeasuredDevice.Name(result, Identity.Device) with
        {
            Meter = run!.Report(),
            Timeline = run.TimelineReport(),
            Notes = [.. result.Notes, .. run.Warnings(), .. notWarmReason is null ? [] : new[] { notWarmReason }],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => run?.Dispose();
}
