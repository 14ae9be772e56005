using System.Collections.Immutable;
using System.Diagnostics;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Monitoring;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Pipeline;

/// <summary>
/// The gate: it runs each check of the catalog in turn, collects the results, finds trades and applies the waivers once. A test fixture can
/// run one check for one variant on one task. Owns the sessions and the meter of its run. Not thread-safe.
/// </summary>
internal sealed class GatePipeline : IDisposable
{
    private readonly GateInputs inputs;
    private readonly ImmutableArray<ICheck> checks;

    /// <summary>Opens the baselines; nothing runs yet.</summary>
    /// <param name="options">Options of the run.</param>
    /// <param name="inputs">Models, graphs and texts.</param>
    /// <param name="progress">Progress sink.</param>
    /// <param name="checks">The checks, in their order; null for those of the catalog.</param>
    /// <exception cref="BadInputException">The baselines are corrupt or of another model.</exception>
    public GatePipeline(GateOptions options, GateInputs inputs, IWorkProgress progress, ImmutableArray<ICheck>? checks = null)
    {
        this.inputs = inputs;
        this.checks = checks ?? CheckCatalog.ForRun();
        var settings = CheckContext.SettingsOf(options);
        Context = new()
        {
            Options = options,
            Variants = [.. options.Variants.Prepend(VariantCatalog.Reference).Distinct()],
            Tasks = [.. inputs.Tasks.Select(task => new TaskUnderTest(task.Model, task.Graph, task.Inputs, settings))],
            Baselines = RunBaselines.Open(options, inputs),
            Machine = MachineFingerprint.OfThisMachine(),
            Cells = new(options.BatchSize, inputs.MaxLength, options.Threads),
            Answers = new(options, progress),
            Meter = new(() => RunMeter.Open(options)),
            Progress = progress,
        };
    }

    /// <summary>The input of the checks: all variants on all tasks.</summary>
    public CheckContext Context { get; }

    /// <summary>Notes on the inputs, for the report.</summary>
    public ImmutableArray<string> InputNotes { get; init; } = [];

    /// <summary>Gives today's date, which decides whether a waiver has expired.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Shows the cells and the meter's figures during a run; null for none.</summary>
    public RunMetrics? Metrics { get; init; }

    /// <summary>Reads all inputs of a run.</summary>
    /// <param name="options">Options of the run.</param>
    /// <param name="progress">Progress sink.</param>
    /// <param name="metrics">Shows the run while it goes on; null for none.</param>
    /// <exception cref="BadInputException">The input cannot be run.</exception>
    public static GatePipeline Open(GateOptions options, IWorkProgress progress, RunMetrics? metrics = null)
    {
        RequireProvider(options.Provider);
        var notes = new List<string>();
        var inputs = GateInputs.Read(options, notes.Add);
        return new(options, inputs, progress) { InputNotes = [.. notes], Metrics = metrics };
    }

    /// <summary>Refuses an execution provider that this machine does not have.</summary>
    /// <param name="provider">Its name.</param>
    /// <exception cref="BadInputException">It cannot be used; the message says why.</exception>
    public static void RequireProvider(string provider)
    {
        if (OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cpu with { Name = provider }) is { } reason)
        {
            throw new BadInputException(
                $"the execution provider {provider} cannot be used here: {reason}; energygate doctor lists those that can");
        }
    }

    /// <summary>Runs all checks; an interrupted run returns its results so far.</summary>
    /// <param name="cancellation">Interrupts the run at the next operator or round.</param>
    /// <exception cref="BadInputException">Waivers, ledger or baselines are corrupt, or a model's file changed meanwhile.</exception>
    public PipelineResult Run(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.GetCurrentProcess();
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        var (options, meter) = (Context.Options, Context.Meter.Value);
        var context = Context with
        {
            Waivers = WaiverFolder.Load(options.WaiverPath, today),
            Drift = ReleaseDrift.Read(options.BaselinePath),
            Today = today,
            Mark = phase => MarkUnlessInterrupted(meter, phase, cancellation),
            Cancellation = cancellation,
        };
        StartTimeline(meter);
        var found = RunChecks(context);
        inputs.RequireUnchanged();
        var applied = context.Waivers.Apply(Trades.Find([.. found.OfType<Cell>()]), today, options.Strict);
        var result = new GateResultFactory(context, inputs, found).Make(applied.Cells, !cancellation.IsCancellationRequested) with
        {
            Notes = [.. InputNotes, .. context.Baselines.Notes(options), .. applied.Notes, .. meter.Warnings()],
            Time = new(Stopwatch.GetElapsedTime(start).TotalSeconds),
            ProcessorTime = new(process.TotalProcessorTime.TotalSeconds),
        };
        return new(result, found);
    }

    /// <summary>The cells of one check for one variant on one task.</summary>
    /// <typeparam name="TCheck">The check.</typeparam>
    /// <param name="variant">The variant.</param>
    /// <param name="task">The task.</param>
    public ImmutableArray<Cell> Cells<TCheck>(VariantRecipe variant, GlueTask task)
        where TCheck : ICheck =>
        Cells<TCheck>(Context with { Variants = [variant], Tasks = [Context.Tasks.Single(known => known.Model.Task == task)] });

    /// <summary>The cells of one check for all variants on all tasks.</summary>
    /// <typeparam name="TCheck">The check.</typeparam>
    public ImmutableArray<Cell> Cells<TCheck>()
        where TCheck : ICheck =>
        Cells<TCheck>(Context);

    /// <inheritdoc/>
    public void Dispose()
    {
        Context.Answers.Dispose();
        if (Context.Meter.IsValueCreated)
        {
            Context.Meter.Value.Dispose();
        }
    }

    private ImmutableArray<Cell> Cells<TCheck>(CheckContext context)
        where TCheck : ICheck =>
        [.. checks.OfType<TCheck>().Single().Run(context).OfType<Cell>()];

    private static void MarkUnlessInterrupted(RunMeter meter, string phase, CancellationToken cancellation)
    {
        if (!cancellation.IsCancellationRequested)
        {
            meter.Mark(phase);
        }
    }

    private void StartTimeline(RunMeter meter)
    {
        meter.StartTimeline();
        if (meter is { Meter: { } device, Timeline: { } timeline })
        {
            Metrics?.Watch(device, timeline);
        }
    }

    private ImmutableArray<ICheckResult> RunChecks(CheckContext context)
    {
        var found = ImmutableArray.CreateBuilder<ICheckResult>();
        foreach (var check in checks)
        {
            try
            {
                foreach (var result in check.Run(context with { Results = found.ToImmutable() }))
                {
                    found.Add(result);
                    Metrics?.Show(found.OfType<Cell>());
                }
            }
            catch (OperationCanceledException)
            {
                // What the check yielded before the interruption is kept.
            }
        }

        return found.ToImmutable();
    }
}
