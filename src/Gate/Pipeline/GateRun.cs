using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Missing;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Monitoring;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Pipeline;

/// <summary>One run of the gate: every variant on every task for parity and accuracy, then every right one for its cost.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="progress">Told how far it is.</param>
/// <param name="time">Says which day it is, on which waivers expire; null for this machine's clock.</param>
/// <param name="metrics">Shown the cells and the meter's figures while it runs; may be null.</param>
public sealed class GateRun(GateOptions options, IWorkProgress progress, TimeProvider? time = null, RunMetrics? metrics = null)
{
    private readonly DateOnly today = DateOnly.FromDateTime((time ?? TimeProvider.System).GetUtcNow().UtcDateTime);
    private readonly List<Cell> cells = [];
    private readonly List<string> notes = [];
    private RunBaselines? baselines;

    /// <summary>What a recording of this run would write; empty before <see cref="Execute(CancellationToken)"/>.</summary>
    public BaselineDraft Draft => baselines?.Draft ?? new();

    /// <summary>Runs; an interrupted run gives what was found until then.</summary>
    /// <exception cref="BadInputException">The input cannot be run; nothing was measured.</exception>
    public GateResult Execute(CancellationToken cancellation)
    {
        RequireProvider(options.Provider);
        return Execute(GateInputs.Read(options, notes.Add), cancellation);
    }

    /// <summary>Runs on inputs that were read before.</summary>
    /// <exception cref="BadInputException">The baselines are corrupt or foreign; nothing was measured.</exception>
    public GateResult Execute(GateInputs inputs, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.GetCurrentProcess();
        var waivers = WaiverFolder.Load(options.WaiverPath, today);
        var drift = ReleaseDrift.Read(options.BaselinePath);
        using var stages = new GateStages(options, inputs, progress);
        baselines = stages.Baselines;
        notes.AddRange(baselines.Notes(options));
        stages.Meter.StartTimeline();
        stages.Meter.Timeline?.Mark("graphs");
        if (stages.Meter is { Meter: { } meter, Timeline: { } timeline })
        {
            metrics?.Watch(meter, timeline);
        }

        var complete = JudgeGraphs(stages, cancellation) && JudgeAnswers(stages, cancellation);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            Replace(cells, waivers); // the energy of a wrong answer that people accepted is what they accepted it for
            metrics?.Show(cells);
            stages.Cost.Measure(stages.Tasks, cells, cancellation);
            metrics?.Show(cells);
            cancellation.ThrowIfCancellationRequested();
            if (complete && baselines.Stored is { } stored)
            {
                cells.AddRange(MissingCells.Find(stored, stages.Cost.BaselinePath, options, cells, inputs.MaxLength));
                cells.AddRange(drift.Cells(options.BatchSize, options.Threads, inputs.MaxLength).Where(cell => options.HasEveryVariant || options.Variants.Any(variant => variant.Name == cell.Variant)));
            }
        }
        catch (OperationCanceledException)
        {
            complete = false;
        }

        return Result(complete, inputs, stages, waivers, Stopwatch.GetElapsedTime(start).TotalSeconds, process.TotalProcessorTime.TotalSeconds);
    }

    /// <summary>Refuses an execution provider that this machine has not.</summary>
    /// <param name="provider">Its name.</param>
    /// <exception cref="BadInputException">It cannot be used; the message says why.</exception>
    public static void RequireProvider(string provider)
    {
        if (OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cpu with { Name = provider }) is { } reason)
        {
            throw new BadInputException($"the execution provider {provider} cannot be used here: {reason}; energygate doctor lists those that can");
        }
    }

    private bool JudgeGraphs(GateStages stages, CancellationToken cancellation)
    {
        try
        {
            stages.Graphs.Judge(stages.Tasks, cells.Add, progress, cancellation);
            stages.Graphs.Record(Draft);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private bool JudgeAnswers(GateStages stages, CancellationToken cancellation)
    {
        var answers = new List<JudgedAnswer>();
        stages.Meter.Timeline?.Mark("answers");
        try
        {
            foreach (var trial in stages.Trials)
            {
                metrics?.Show(cells);
                trial.Judge(cells.Add, answers.Add, stages.Accuracy, cancellation);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            cells.AddRange(stages.Accuracy.Cells(answers));
        }
    }

    private void Replace(List<Cell> all, WaiverSet waivers)
    {
        var covered = waivers.Apply([.. all], today, options.Strict).Cells.Take(all.Count).ToList();
        all.Clear();
        all.AddRange(covered);
    }

    private GateResult Result(bool complete, GateInputs inputs, GateStages stages, WaiverSet waivers, double seconds, double cpuSeconds)
    {
        var trials = stages.Trials;
        var variantOrder = VariantCatalog.All.Select(variant => variant.Name).ToList();
        var taskOrder = trials.Select(trial => trial.Model.Task.Name).ToList();
        var judged = waivers.Apply(Trades.Find(cells), today, options.Strict);
        notes.AddRange(judged.Notes);
        ImmutableArray<Cell> ordered =
        [
            .. judged.Cells.OrderBy(cell => variantOrder.IndexOf(cell.Variant))
                .ThenBy(cell => cell.Task is null ? int.MaxValue : taskOrder.IndexOf(cell.Task))
                .ThenBy(cell => cell.Check)
                .ThenBy(cell => !MetricNames.IsScore(cell.Metric)),
        ];
        return new()
        {
            Complete = complete,
            ExitCode = complete ? ExitCode.OfRun(ordered, options.Strict) : ExitCode.Interrupted,
            Strict = options.Strict,
            Model = inputs.Name,
            Batch = options.BatchSize,
            Threads = options.Threads,
            MaxLength = inputs.MaxLength,
            Environment = DescribeEnvironment(),
            Notes = [.. notes, .. stages.Meter.Warnings()],
            Cells = ordered,
            Costs = stages.Cost.Costs,
            Meter = stages.Meter.Report(),
            Timeline = stages.Meter.TimelineReport(),
            Rewrites = [.. trials.SelectMany(trial => trial.Graphs.Select(graph => graph.Summary(trial.Model.Task.Name)))],
            MeanScores = VariantScores.Of(ordered, [.. trials.Select(trial => trial.Model.Task)], options.GlueDirectory is null),
            GraphDifferences = stages.Graphs.Differences,
            ModelledCosts = [.. stages.Graphs.Costs],
            Flips = [.. trials.SelectMany(trial => trial.Flips).OrderBy(flips => variantOrder.IndexOf(flips.Variant))],
            Qualities = [.. trials.SelectMany(trial => trial.Qualities).OrderBy(quality => variantOrder.IndexOf(quality.Variant))],
            Seconds = seconds,
            CpuSeconds = cpuSeconds,
        };
    }

    private ImmutableSortedDictionary<string, string> DescribeEnvironment() => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["machine"] = MachineFingerprint.OfThisMachine().Identity,
            ["ONNX Runtime"] = OnnxRuntimeLibrary.Version,
            ["execution provider"] = options.Provider,
            [".NET"] = RuntimeInformation.FrameworkDescription,
            ["operating system"] = RuntimeInformation.OSDescription,
        });
}
