using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Bench.Comparisons;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Gate.Studies;

/// <summary>
/// Compares the program with itself by fresh launches. With nothing planted every difference is a false positive; planted work should be
/// detected.
/// </summary>
internal sealed class SelfComparison : ISelfComparison
{
    private const int HashDigits = 12;
    private const string PreparedFolder = "run";

    private readonly PreparedArm arm;
    private readonly MachineLock held;
    private readonly ImmutableArray<int> processors;
    private readonly WorkName work;
    private readonly ComparisonPlan plan;
    private readonly ComparisonMeter meter;
    private readonly string provider;
    private bool isWarm;

    private SelfComparison(
        PreparedArm arm,
        MachineLock held,
        WorkName work,
        string provider,
        ComparisonPlan plan,
        ComparisonMeter meter,
        string conditions)
    {
        this.meter = meter;
        this.provider = provider;
        this.arm = arm;
        this.held = held;
        this.work = work;
        this.plan = plan;
        Conditions = conditions;
        processors = [.. ProcessorPinning.AllowedProcessors().TakeLast(1)];
    }

    /// <inheritdoc/>
    public string Conditions { get; }

    /// <summary>Prepares the program's workers.</summary>
    /// <param name="request">Model, tasks, batch size, variant, and the folder below which the program is copied.</param>
    /// <param name="plan">Budget, errors, planted work, blocks long enough for the meter.</param>
    /// <param name="meter">The meter; the caller disposes of it.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    /// <exception cref="BadInputException">Another run measures on this machine, or the model cannot be prepared.</exception>
    public static SelfComparison Prepare(StudyRequest request, ComparisonPlan plan, ComparisonMeter meter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(meter);
        var (run, variant, folder) = (request.Run, request.Variant, Path.Combine(request.Folder, PreparedFolder));
        var held = MachineLock.Take(MachineLock.DefaultPath);
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            var arm = PreparedArm.Make("program", CandidateProgram.Folder, folder, PreparationArguments.Of(run, [variant]), cancellation);
            var session = arm.Of(variant).First();
            var conditions = string.Create(
                CultureInfo.InvariantCulture,
                $"{MachineFingerprint.OfThisMachine().Identity}; ONNX Runtime {OnnxRuntimeLibrary.Version}; "
                + $"{variant} {session.GraphHash[..HashDigits]}; texts {session.TextsHash[..HashDigits]}; batch {run.BatchSize}; "
                + $"budget {plan.Budget}, {plan.MaximumUnits} units; planted {plan.Planted.Fraction:P1}{Every(plan.Planted)}")
                + (request.IsPipeline ? "; from text to answer" : "");
            return new(arm, held, new(variant, request.IsPipeline), run.Provider, plan, meter, conditions + MeterWords(meter.Identity));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static string Every(Plant plant) =>
        plant.Every == 1 ? "" : FormattableString.Invariant($" by every {plant.Every}th batch");

    /// <inheritdoc/>
    public RecordedComparison Run(int number, CancellationToken cancellation)
    {
        var launcher = new ProcessLauncher(arm, arm, 1, provider, processors, plan.MinimumBlock);
        if (!isWarm)
        {
            meter.Settle(launcher, work.Variant, plan, cancellation);
            isWarm = true;
            if (meter.UnavailableReason is { } reason)
            {
                throw new BadInputException(reason);
            }
        }

        var comparison = plan with { Seed = plan.Seed + (ulong)number, HasControl = false };
        var outcome = new ComparisonRun(meter.Around(launcher, TimeProvider.System), comparison, TimeProvider.System)
            .Execute([(work, true)], 1, SilentProgress.Instance, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var cell = outcome.Cells[0];
        var doubt = cell.AbortReason
            ?? cell.Voids.InconclusiveReason()
            ?? (cell.Test.IsUnsteady ? "unsteady ratio" : null)
            ?? cell.ThermalReason();
        return new(number, cell.Tests.Decision, outcome.Time, doubt, [.. cell.Units]);
    }

    /// <summary>Releases the machine lock.</summary>
    public void Dispose() => held.Dispose();

    /// <summary>
    /// The meter in the conditions of a study: nothing for the estimate, so that studies from before there was a choice can be resumed.
    /// </summary>
    public static string MeterWords(MeterIdentity meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter == MeterIdentity.Estimated ? "" : $"; meter {meter}";
    }
}
