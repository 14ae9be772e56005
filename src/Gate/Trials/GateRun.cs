using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Statics;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Metering;
using EnergyGate.Measurement.Units;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Trials;

/// <summary>One run of the gate: every variant on every task for parity and accuracy, then every right one for its cost.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class GateRun(GateOptions options, IWorkProgress progress)
{
    private const double EmbeddedBudgetSeconds = 40;
    private const double ModelBudgetSeconds = 420;
    private const int MixedTexts = 128;
    private const int LeastTextsPerTask = 64;

    private readonly List<Cell> cells = [];
    private readonly List<VariantCost> costs = [];
    private readonly List<string> notes = [];

    /// <summary>Runs; an interrupted run gives what was found until then.</summary>
    /// <exception cref="BadInputException">The input cannot be run; nothing was measured.</exception>
    public GateResult Execute(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.GetCurrentProcess();
        CheckProvider();
        var inputs = GateInputs.Read(options, notes.Add);
        var factory = new CellFactory(options.BatchSize, inputs.MaxLength);
        var trials = inputs.Tasks
            .Select(task => new TaskTrial(options, task.Model, task.Graph, task.Inputs, factory, progress))
            .ToArray();
        notes.Add("no baseline: parity, accuracy and energy are judged beside fp32 of this run");
        var graphs = new StaticTrial(factory, new StaticBaselines(null, StaticBaselines.HeaderOf(inputs.Name, options.BatchSize, inputs.MaxLength)), options);
        var complete = JudgeGraphs(graphs, trials, cancellation) && JudgeAnswers(trials, factory, cancellation);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            MeasureEnergy(trials, factory, cancellation);
            cancellation.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            complete = false;
        }

        return Result(complete, inputs, trials, graphs, Stopwatch.GetElapsedTime(start).TotalSeconds, process.TotalProcessorTime.TotalSeconds);
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
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private bool JudgeAnswers(TaskTrial[] trials, CellFactory factory, CancellationToken cancellation)
    {
        var accuracy = new AccuracyTrial(factory, options);
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

    private void MeasureEnergy(TaskTrial[] trials, CellFactory factory, CancellationToken cancellation)
    {
        var domain = options.Provider == "CPU" ? MeterDomain.Processor : MeterDomain.GraphicsBoard;
        var probes = MeterCatalog.Probe();
        try
        {
            var probe = probes.FirstOrDefault(candidate => candidate.Domain == domain && candidate.Meter is not null);
            var settings = new RunnerSettings(1, AllowSpinning: false, options.Provider);
            var wrong = cells.Where(cell => cell.Verdict == Verdict.Fail && cell.Check != CheckKind.Static).Select(cell => cell.Variant).ToHashSet(StringComparer.Ordinal);
            var measured = new List<VariantRecipe> { VariantCatalog.Reference };
            foreach (var variant in options.Variants.Where(variant => variant != VariantCatalog.Reference))
            {
                var reason = wrong.Contains(VariantCatalog.Reference.Name) ? "there is nothing to compare with: a cell of the reference is FAIL"
                    : wrong.Contains(variant.Name) ? "the energy of a wrong answer is not measured: a cell of this variant is FAIL"
                    : probe is null ? $"no meter: {string.Join("; ", probes.Where(candidate => candidate.Domain == domain).Select(candidate => $"{candidate.Name} {candidate.Availability}"))}"
                    : null;
                if (reason is null)
                {
                    measured.Add(variant);
                }
                else
                {
                    cells.Add(EnergyTrial.NotMeasured(factory, variant, reason, settings.Threads));
                }
            }

            if (measured.Count > 1)
            {
                Measure(measured, trials, factory, probe!.Meter!, settings, cancellation);
            }
        }
        finally
        {
            foreach (var probe in probes)
            {
                probe.Dispose();
            }
        }
    }

    private void Measure(
        List<VariantRecipe> variants, TaskTrial[] trials, CellFactory factory, IEnergyMeter meter, RunnerSettings settings, CancellationToken cancellation)
    {
        var arms = variants.Select(variant => new EnergyArm(variant)).ToArray();
        try
        {
            var textsPerTask = Math.Max(LeastTextsPerTask, MixedTexts / trials.Length);
            foreach (var arm in arms)
            {
                // Tasks whose graphs differ in weights alone cost the same: one session answers the texts of all of them, and memory stays small.
                foreach (var alike in trials.GroupBy(trial => trial.GraphOf(arm.Variant).CostSignature))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var texts = TokenizedTexts.Concatenate([.. alike.Select(trial => trial.Inputs.Spread(textsPerTask))]);
                    arm.Add(alike.First().GraphOf(arm.Variant), alike.First().Model, texts, options.BatchSize, settings);
                }
            }

            var budget = new Seconds(options.BudgetSeconds ?? (options.ModelPath is null ? EmbeddedBudgetSeconds : ModelBudgetSeconds));
            var (judged, spent) = new EnergyTrial(factory, meter, settings.Threads).Judge(arms, budget, progress, cancellation);
            cells.AddRange(judged);
            costs.AddRange(spent);
        }
        finally
        {
            foreach (var arm in arms)
            {
                arm.Dispose();
            }
        }
    }

    private GateResult Result(bool complete, GateInputs inputs, TaskTrial[] trials, StaticTrial graphs, double seconds, double cpuSeconds)
    {
        var variantOrder = VariantCatalog.All.Select(variant => variant.Name).ToList();
        var taskOrder = trials.Select(trial => trial.Model.Task.Name).ToList();
        ImmutableArray<Cell> ordered =
        [
            .. cells.OrderBy(cell => variantOrder.IndexOf(cell.Variant))
                .ThenBy(cell => cell.Task is null ? int.MaxValue : taskOrder.IndexOf(cell.Task))
                .ThenBy(cell => cell.Check),
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
            Costs = [.. costs],
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
            ["machine"] = MachineFingerprint.OfThisMachine().Identity,
            ["ONNX Runtime"] = OnnxRuntimeLibrary.Version,
            ["execution provider"] = options.Provider,
            [".NET"] = RuntimeInformation.FrameworkDescription,
            ["operating system"] = RuntimeInformation.OSDescription,
        });
}
