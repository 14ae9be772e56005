using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Checks.StaticGraph;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Pipeline;

/// <summary>
/// The stages of a run, set up on its inputs and baselines: the gate goes through all of them, a test fixture asks for the cells of one
/// variant on one task and gets the same verdicts. Not thread-safe.
/// </summary>
public sealed class GateStages : IDisposable
{
    private readonly CellFactory factory;
    private readonly Lazy<RunMeter> meter;
    private readonly GateOptions options;

    /// <summary>Opens the baselines and sets the stages up; nothing runs yet.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="inputs">Models, graphs and texts.</param>
    /// <param name="progress">Told how far each stage is.</param>
    /// <exception cref="BadInputException">The baselines are corrupt or foreign.</exception>
    public GateStages(GateOptions options, GateInputs inputs, IWorkProgress progress)
    {
        this.options = options;
        Machine = MachineFingerprint.OfThisMachine();
        Baselines = RunBaselines.Open(options, inputs);
        factory = new CellFactory(options.BatchSize, inputs.MaxLength);
        Trials =
        [
            .. inputs.Tasks.Select(task => new TaskTrial(
                options, task.Model, task.Graph, task.Inputs, factory, progress, RegressionOf(task.Model.Task, task.Inputs))),
        ];
        Graphs = new(factory, new StaticBaselines(Baselines.Stored, StaticBaselines.HeaderOf(inputs.Name, options.BatchSize, inputs.MaxLength)), options);
        Accuracy = new(factory, options, Baselines.Accepts);
        meter = new(() => RunMeter.Open(options));
        Cost = new(options, meter, Baselines, Machine, factory, progress);
    }

    /// <summary>The machine that it runs on.</summary>
    public MachineFingerprint Machine { get; }

    /// <summary>The meter of the run; it is looked for when it is first asked for.</summary>
    public RunMeter Meter => meter.Value;

    /// <summary>What is stored, and what a recording would write.</summary>
    public RunBaselines Baselines { get; }

    /// <summary>The tasks: parity and answers.</summary>
    public ImmutableArray<TaskTrial> Trials { get; }

    /// <summary>The tasks: models, texts and graphs.</summary>
    public ImmutableArray<TaskUnderTest> Tasks => [.. Trials.Select(trial => trial.Task)];

    /// <summary>The static stage.</summary>
    public StaticTrial Graphs { get; }

    /// <summary>How answers are judged.</summary>
    public AccuracyTrial Accuracy { get; }

    /// <summary>The stage that measures cost.</summary>
    public CostStage Cost { get; }

    /// <summary>The static cells of one variant on one task.</summary>
    public ImmutableArray<Cell> GraphCells(VariantRecipe variant, GlueTask task) => [.. Graphs.Judge(variant, TrialOf(task).Task)];

    /// <summary>The cells of weights, hidden states, logits, scores, flips and regression of one variant on one task.</summary>
    public ImmutableArray<Cell> AnswerCells(VariantRecipe variant, GlueTask task, CancellationToken cancellation = default)
    {
        var cells = new List<Cell>();
        var answers = new List<JudgedAnswer>();
        TrialOf(task).Judge(variant, cells.Add, answers.Add, Accuracy, cancellation);
        return [.. cells, .. Accuracy.Cells(answers)];
    }

    /// <summary>The cells of joules and seconds of all variants, measured in turns.</summary>
    public ImmutableArray<Cell> CostCells(CancellationToken cancellation = default)
    {
        var cells = new List<Cell>();
        Cost.Measure(Tasks, cells, cancellation);
        return [.. cells];
    }

    /// <summary>Judges answers to a task beside stored ones.</summary>
    public RegressionTrial RegressionOf(GlueTask task, TaskInputs inputs) => new(
        factory, Baselines, task, inputs, options.Provider == "CPU" ? Machine.InstructionSetName : options.Provider.ToLowerInvariant(), options.Threads);

    /// <inheritdoc/>
    public void Dispose()
    {
        Trials.ToList().ForEach(trial => trial.Dispose());
        if (meter.IsValueCreated)
        {
            meter.Value.Dispose();
        }
    }

    private TaskTrial TrialOf(GlueTask task) => Trials.Single(trial => trial.Model.Task == task);
}
