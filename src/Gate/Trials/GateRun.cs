using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Baselines;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Statics;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants;

namespace EnergyGate.Gate.Trials;

/// <summary>One run of the gate: every variant on every task for parity and accuracy, then every right one for its cost.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class GateRun(GateOptions options, IWorkProgress progress)
{
    private readonly List<Cell> cells = [];
    private readonly List<string> notes = [];
    private readonly MachineFingerprint machine = MachineFingerprint.OfThisMachine();
    private RunBaselines? baselines;

    /// <summary>What a recording of this run would write; empty before <see cref="Execute(CancellationToken)"/>.</summary>
    public BaselineDraft Draft => baselines?.Draft ?? new();

    /// <summary>Runs; an interrupted run gives what was found until then.</summary>
    /// <exception cref="BadInputException">The input cannot be run; nothing was measured.</exception>
    public GateResult Execute(CancellationToken cancellation)
    {
        CheckProvider();
        return Execute(GateInputs.Read(options, notes.Add), cancellation);
    }

    /// <summary>Runs on inputs that were read before.</summary>
    /// <exception cref="BadInputException">The baselines are corrupt or foreign; nothing was measured.</exception>
    public GateResult Execute(GateInputs inputs, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.GetCurrentProcess();
        baselines = RunBaselines.Open(options, inputs);
        var factory = new CellFactory(options.BatchSize, inputs.MaxLength);
        var trials = inputs.Tasks
            .Select(task => new TaskTrial(options, task.Model, task.Graph, task.Inputs, factory, progress, Regression(task.Model.Task, task.Inputs, factory)))
            .ToArray();
        notes.AddRange(baselines.Notes(options));
        var graphs = new StaticTrial(
            factory, new StaticBaselines(baselines.Stored, StaticBaselines.HeaderOf(inputs.Name, options.BatchSize, inputs.MaxLength)), options);
        var complete = JudgeGraphs(graphs, trials, cancellation) && JudgeAnswers(trials, factory, cancellation);
        var cost = new CostStage(options, baselines, machine, factory, progress);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            cost.Measure(trials, cells, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (complete && baselines.Stored is { } stored)
            {
                cells.AddRange(MissingCells.Find(stored, cost.BaselinePath, options, cells, inputs.MaxLength));
            }
        }
        catch (OperationCanceledException)
        {
            complete = false;
        }

        return Result(complete, inputs, trials, graphs, cost.Costs, Stopwatch.GetElapsedTime(start).TotalSeconds, process.TotalProcessorTime.TotalSeconds);
    }

    private void CheckProvider()
    {
        if (OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cpu with { Name = options.Provider }) is { } reason)
        {
            throw new BadInputException($"the execution provider {options.Provider} cannot be used here: {reason}; energygate doctor lists those that can");
        }
    }

    private bool JudgeGraphs(StaticTrial graphs, TaskTrial[] trials, CancellationToken cancellation)
    {
        try
        {
            graphs.Judge(trials, cells.Add, progress, cancellation);
            graphs.Record(Draft);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private RegressionTrial Regression(GlueTask task, TaskInputs inputs, CellFactory factory) => new(
        factory, baselines!, task, inputs, options.Provider == "CPU" ? machine.InstructionSetName : options.Provider.ToLowerInvariant(), options.Threads);

    private bool JudgeAnswers(TaskTrial[] trials, CellFactory factory, CancellationToken cancellation)
    {
        var accuracy = new AccuracyTrial(factory, options, baselines!.Accepts);
        var answers = new List<JudgedAnswer>();
        try
        {
            foreach (var trial in trials)
            {
                trial.Judge(cells.Add, answers.Add, accuracy, cancellation);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            cells.AddRange(accuracy.Cells(answers));
        }
    }

    private GateResult Result(bool complete, GateInputs inputs, TaskTrial[] trials, StaticTrial graphs, ImmutableArray<VariantCost> costs, double seconds, double cpuSeconds)
    {
        var variantOrder = VariantCatalog.All.Select(variant => variant.Name).ToList();
        var taskOrder = trials.Select(trial => trial.Model.Task.Name).ToList();
        ImmutableArray<Cell> ordered =
        [
            .. cells.OrderBy(cell => variantOrder.IndexOf(cell.Variant))
                .ThenBy(cell => cell.Task is null ? int.MaxValue : taskOrder.IndexOf(cell.Task))
                .ThenBy(cell => cell.Check)
                .ThenBy(cell => cell.Metric == MetricNames.Flips),
        ];
        return new()
        {
            Complete = complete,
            ExitCode = complete ? ExitCode.Of(ordered, options.Strict) : ExitCode.Interrupted,
            Strict = options.Strict,
            Model = inputs.Name,
            Batch = options.BatchSize,
            Threads = options.Threads,
            MaxLength = inputs.MaxLength,
            Environment = DescribeEnvironment(),
            Notes = [.. notes],
            Cells = ordered,
            Costs = costs,
            Rewrites = [.. trials.SelectMany(trial => trial.Graphs.Select(graph => graph.Summary(trial.Model.Task.Name)))],
            MeanScores = VariantScores.Of(ordered, [.. trials.Select(trial => trial.Model.Task)], options.GlueDirectory is null),
            GraphDifferences = graphs.Differences,
            ModelledCosts = [.. graphs.Costs],
            Flips = [.. trials.SelectMany(trial => trial.Flips).OrderBy(flips => variantOrder.IndexOf(flips.Variant))],
            Seconds = seconds,
            CpuSeconds = cpuSeconds,
        };
    }

    private ImmutableSortedDictionary<string, string> DescribeEnvironment() => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["machine"] = machine.Identity,
            ["ONNX Runtime"] = OnnxRuntimeLibrary.Version,
            ["execution provider"] = options.Provider,
            [".NET"] = RuntimeInformation.FrameworkDescription,
            ["operating system"] = RuntimeInformation.OSDescription,
        });
}
