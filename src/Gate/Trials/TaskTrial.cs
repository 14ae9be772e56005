using EnergyGate.Evaluation.Predictions;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Models;
using EnergyGate.Gate.Verdicts;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants;
using EnergyGate.Variants.Graphs;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Trials;

/// <summary>Tries all variants on one task: parity and accuracy, beside the reference.</summary>
public sealed class TaskTrial
{
    private readonly GateOptions options;
    private readonly TaskModel model;
    private readonly TaskInputs inputs;
    private readonly RunnerSettings settings;
    private readonly ParityTrial parity;
    private readonly RegressionTrial? regression;
    private readonly IWorkProgress progress;
    private readonly Dictionary<string, RewrittenGraph> graphs = new(StringComparer.Ordinal);
    private readonly List<FlippedAnswers> flips = [];
    private readonly Graph source;

    /// <summary>A trial of one task; without <paramref name="regression"/> no answer is compared with stored ones.</summary>
    public TaskTrial(
        GateOptions options, TaskModel model, Graph source, TaskInputs inputs, CellFactory cells, IWorkProgress progress, RegressionTrial? regression = null)
    {
        this.options = options;
        this.model = model;
        this.source = source;
        this.inputs = inputs;
        this.progress = progress;
        this.regression = regression;
        settings = new(options.Threads, Provider: options.Provider);
        parity = new(cells, settings);
    }

    /// <summary>The task's model.</summary>
    public TaskModel Model => model;

    /// <summary>The task's inputs.</summary>
    public TaskInputs Inputs => inputs;

    /// <summary>The graphs that were rewritten so far, one a recipe.</summary>
    public IReadOnlyCollection<RewrittenGraph> Graphs => graphs.Values;

    /// <summary>The answers that differed so far, one value a variant.</summary>
    public IReadOnlyCollection<FlippedAnswers> Flips => flips;

    /// <summary>The graph of a variant, rewritten at first use.</summary>
    public RewrittenGraph GraphOf(VariantRecipe variant)
    {
        if (!graphs.TryGetValue(variant.Graph.Name, out var graph))
        {
            graphs[variant.Graph.Name] = graph = RewrittenGraph.Of(variant.Graph, source, inputs, settings);
        }

        return graph;
    }

    /// <summary>Judges all variants; cells are handed over as they are found, so that an interrupted run keeps them.</summary>
    /// <param name="found">Takes each cell.</param>
    /// <param name="answered">Takes each comparison of answers.</param>
    /// <param name="accuracy">Judges the answers.</param>
    /// <param name="cancellation">Ends the trial at the next operator.</param>
    public void Judge(Action<Cell> found, Action<JudgedAnswer> answered, AccuracyTrial accuracy, CancellationToken cancellation)
    {
        TaskPredictions? reference = null;
        foreach (var recipe in options.Variants.Prepend(VariantCatalog.Reference).Distinct().GroupBy(variant => variant.Graph.Name))
        {
            // Variants of one recipe share a session; it is made by the first, so that a graph that does not open is each one's failure.
            Runner? runner = null;
            try
            {
                foreach (var variant in recipe)
                {
                    if (reference is null)
                    {
                        runner = Open(variant);
                        reference = Predict(runner, variant, cancellation);
                        accuracy.Reference(variant, model.Task, inputs, reference).ToList().ForEach(found);
                        JudgeRegression(variant, reference, reference).ForEach(found);
                        continue;
                    }

                    try
                    {
                        runner ??= Open(variant);
                        JudgeCandidate(variant, isFirst: variant == recipe.First(), runner, reference, found, answered, accuracy, cancellation);
                    }
                    catch (Exception problem) when (problem is OnnxRuntimeException or InvalidPatchException or CalibrationException)
                    {
                        found(parity.Broken(variant, model.Task.Name, problem));
                    }
                }
            }
            finally
            {
                runner?.Dispose();
            }
        }
    }

    private void JudgeCandidate(
        VariantRecipe variant,
        bool isFirst,
        Runner runner,
        TaskPredictions reference,
        Action<Cell> found,
        Action<JudgedAnswer> answered,
        AccuracyTrial accuracy,
        CancellationToken cancellation)
    {
        // Weights and hidden states belong to the graph, which the variants of a recipe share.
        if (isFirst)
        {
            parity.JudgeGraph(variant, model.Task.Name, GraphOf(variant), inputs).ToList().ForEach(found);
        }

        var predictions = Predict(runner, variant, cancellation);
        found(parity.JudgeLogits(variant, model.Task.Name, predictions, reference));
        accuracy.Judge(variant, model.Task, inputs, predictions, reference).ToList().ForEach(answered);
        accuracy.Flips(variant, model.Task, inputs, predictions, reference).ToList().ForEach(found);
        JudgeRegression(variant, predictions, reference).ForEach(found);
        if (AnswerFlips.Of(variant.Name, model.Task, inputs, reference, predictions) is { } differing)
        {
            flips.Add(differing);
        }
    }

    // Products of bytes are computed otherwise by each instruction set, and a graphics board computes everything its own way.
    private List<Cell> JudgeRegression(VariantRecipe variant, TaskPredictions predictions, TaskPredictions reference) =>
        regression?.Judge(variant, options.Provider != "CPU" || !GraphOf(variant).Result.Log.QuantizedWeights.IsEmpty, predictions, reference).ToList() ?? [];

    private Runner Open(VariantRecipe variant) => Runner.Of(GraphOf(variant).Result.Graph, variant.Graph.Level, settings);

    private TaskPredictions Predict(Runner runner, VariantRecipe variant, CancellationToken cancellation)
    {
        var work = $"{model.Task.Name}: {variant.Name}";
        return TaskRun.Predict(
            runner, model, inputs.Texts, options.BatchSize, variant.Feeding, done => progress.Report(work, done, inputs.Texts.Count), cancellation);
    }
}
