using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Pipeline;

/// <summary>Tries variants on one task: parity and accuracy, beside the reference. Not thread-safe.</summary>
public sealed class TaskTrial : IDisposable
{
    private readonly GateOptions options;
    private readonly TaskModel model;
    private readonly TaskInputs inputs;
    private readonly RunnerSettings settings;
    private readonly ParityTrial parity;
    private readonly RegressionTrial? regression;
    private readonly IWorkProgress progress;
    private readonly HashSet<string> judgedGraphs = new(StringComparer.Ordinal) { VariantCatalog.Reference.Graph.Name };
    private readonly List<FlippedAnswers> flips = [];
    private readonly List<AnswerQuality> qualities = [];
    private TaskPredictions? reference;
    private (string Recipe, Runner Runner)? session;

    /// <summary>A trial of one task; without <paramref name="regression"/> no answer is compared with stored ones.</summary>
    public TaskTrial(
        GateOptions options, TaskModel model, Graph source, TaskInputs inputs, CellFactory cells, IWorkProgress progress, RegressionTrial? regression = null)
    {
        this.options = options;
        this.model = model;
        this.inputs = inputs;
        this.progress = progress;
        this.regression = regression;
        // Threads that spin gain nothing here on two quiet cores, and beside other work on one of them answers took 1.5 times as long.
        settings = new(options.Threads, AllowSpinning: false, options.Provider);
        parity = new(cells, settings);
        Task = new(model, source, inputs, settings);
    }

    /// <summary>The task: model, texts, graphs.</summary>
    public TaskUnderTest Task { get; }

    /// <summary>The task's model.</summary>
    public TaskModel Model => model;

    /// <summary>The graphs that were rewritten so far, one a recipe.</summary>
    public IReadOnlyCollection<RewrittenGraph> Graphs => Task.Graphs;

    /// <summary>The answers that differed so far, one value a variant.</summary>
    public IReadOnlyCollection<FlippedAnswers> Flips => flips;

    /// <summary>Calibration, margins and slices of the answers so far, one value a variant.</summary>
    public IReadOnlyCollection<AnswerQuality> Qualities => qualities;

    /// <summary>What the reference answers; it is asked at first use.</summary>
    /// <param name="cancellation">Ends the run at the next operator.</param>
    public TaskPredictions ReferenceAnswers(CancellationToken cancellation) => reference ??= Predict(VariantCatalog.Reference, cancellation);

    /// <summary>The graph of a variant, rewritten at first use.</summary>
    public RewrittenGraph GraphOf(VariantRecipe variant) => Task.GraphOf(variant);

    /// <summary>Judges all variants; cells are handed over as they are found, so that an interrupted run keeps them.</summary>
    /// <param name="found">Takes each cell.</param>
    /// <param name="answered">Takes each comparison of answers.</param>
    /// <param name="accuracy">Judges the answers.</param>
    /// <param name="cancellation">Ends the trial at the next operator.</param>
    public void Judge(Action<Cell> found, Action<JudgedAnswer> answered, AccuracyTrial accuracy, CancellationToken cancellation)
    {
        // Variants of one recipe come one after the other, for they share a session.
        try
        {
            foreach (var variant in options.Variants.Prepend(VariantCatalog.Reference).Distinct().GroupBy(variant => variant.Graph.Name).SelectMany(recipe => recipe))
            {
                Judge(variant, found, answered, accuracy, cancellation);
            }
        }
        finally
        {
            CloseSession();
        }
    }

    /// <summary>Judges one variant. The reference's own answers are found at first use; a variant that does not run fails alone.</summary>
    /// <param name="variant">The variant; the reference gives its own figures.</param>
    /// <param name="found">Takes each cell.</param>
    /// <param name="answered">Takes each comparison of answers.</param>
    /// <param name="accuracy">Judges the answers.</param>
    /// <param name="cancellation">Ends the trial at the next operator.</param>
    public void Judge(VariantRecipe variant, Action<Cell> found, Action<JudgedAnswer> answered, AccuracyTrial accuracy, CancellationToken cancellation)
    {
        var expected = ReferenceAnswers(cancellation);
        if (variant == VariantCatalog.Reference)
        {
            accuracy.Reference(variant, model.Task, inputs, expected).ToList().ForEach(found);
            JudgeRegression(variant, expected).ForEach(found);
            qualities.Add(AnswerQualities.Of(variant.Name, model.Task, inputs, expected, expected));
            return;
        }

        try
        {
            JudgeCandidate(variant, expected, found, answered, accuracy, cancellation);
        }
        catch (Exception problem) when (problem is OnnxRuntimeException or InvalidPatchException or CalibrationException)
        {
            found(parity.Broken(variant, model.Task.Name, problem));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => CloseSession();

    private void JudgeCandidate(
        VariantRecipe variant,
        TaskPredictions expected,
        Action<Cell> found,
        Action<JudgedAnswer> answered,
        AccuracyTrial accuracy,
        CancellationToken cancellation)
    {
        // A graph that does not open is each variant's failure; its weights and hidden states are judged once, for the first variant that has it.
        Open(variant);
        if (judgedGraphs.Add(variant.Graph.Name))
        {
            parity.JudgeGraph(variant, model.Task.Name, GraphOf(variant), inputs).ToList().ForEach(found);
        }

        var predictions = Predict(variant, cancellation);
        found(parity.JudgeLogits(variant, model.Task.Name, predictions, expected));
        accuracy.Judge(variant, model.Task, inputs, predictions, expected).ToList().ForEach(answered);
        accuracy.Flips(variant, model.Task, inputs, predictions, expected).ToList().ForEach(found);
        accuracy.Margin(variant, model.Task, inputs, predictions, expected).ToList().ForEach(found);
        qualities.Add(AnswerQualities.Of(variant.Name, model.Task, inputs, expected, predictions));
        JudgeRegression(variant, predictions).ForEach(found);
        if (AnswerFlips.Of(variant.Name, model.Task, inputs, expected, predictions) is { } differing)
        {
            flips.Add(differing);
        }
    }

    // Products of bytes are computed otherwise by each instruction set, and a graphics board computes everything its own way.
    private List<Cell> JudgeRegression(VariantRecipe variant, TaskPredictions predictions) =>
        regression?.Judge(variant, options.Provider != "CPU" || !GraphOf(variant).Result.Log.QuantizedWeights.IsEmpty, predictions, reference!).ToList() ?? [];

    // One session is open at a time: that of the recipe that was asked for last.
    private Runner Open(VariantRecipe variant)
    {
        if (session?.Recipe != variant.Graph.Name)
        {
            CloseSession();
            session = (variant.Graph.Name, Runner.Of(GraphOf(variant).Result.Graph, variant.Graph.Level, settings));
        }

        return session.Value.Runner;
    }

    private void CloseSession()
    {
        session?.Runner.Dispose();
        session = null;
    }

    private TaskPredictions Predict(VariantRecipe variant, CancellationToken cancellation)
    {
        var work = $"{model.Task.Name}: {variant.Name}";
        return TaskRun.Predict(
            Open(variant), model, inputs.Texts, options.BatchSize, variant.Feeding, done => progress.Report(work, done, inputs.Texts.Count), cancellation);
    }
}
