using EnergyGate.Evaluation.Predictions;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Models;
using EnergyGate.Gate.Verdicts;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants;
using EnergyGate.Variants.Graphs;
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
    private readonly CellFactory cells;
    private readonly IWorkProgress progress;
    private readonly Dictionary<string, RewrittenGraph> graphs = new(StringComparer.Ordinal);
    private readonly Graph source;

    /// <summary>A trial of one task.</summary>
    public TaskTrial(GateOptions options, TaskModel model, Graph source, TaskInputs inputs, CellFactory cells, IWorkProgress progress)
    {
        this.options = options;
        this.model = model;
        this.source = source;
        this.inputs = inputs;
        this.cells = cells;
        this.progress = progress;
        settings = new(options.Threads, Provider: options.Provider);
    }

    /// <summary>The task's model.</summary>
    public TaskModel Model => model;

    /// <summary>The task's inputs.</summary>
    public TaskInputs Inputs => inputs;

    /// <summary>The graphs that were rewritten so far, one a recipe.</summary>
    public IReadOnlyCollection<RewrittenGraph> Graphs => graphs.Values;

    /// <summary>The graph of a variant, rewritten at first use.</summary>
    public RewrittenGraph GraphOf(VariantRecipe variant)
    {
        if (!graphs.TryGetValue(variant.Graph.Name, out var graph))
        {
            graphs[variant.Graph.Name] = graph = RewrittenGraph.Of(variant.Graph, source);
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
        var parity = new ParityTrial(cells, settings);
        TaskPredictions? reference = null;
        foreach (var recipe in options.Variants.Prepend(VariantCatalog.Reference).Distinct().GroupBy(variant => variant.Graph.Name))
        {
            Runner? runner = null;
            try
            {
                foreach (var variant in recipe)
                {
                    var isReference = variant == VariantCatalog.Reference;
                    try
                    {
                        runner ??= Runner.Of(GraphOf(variant).Result.Graph, variant.Graph.Level, settings);
                        if (!isReference && variant == recipe.First())
                        {
                            parity.JudgeGraph(variant, model.Task.Name, GraphOf(variant), inputs).ToList().ForEach(found);
                        }

                        var predictions = Predict(runner, variant, cancellation);
                        if (reference is null)
                        {
                            reference = predictions;
                            accuracy.Reference(variant, model.Task, inputs, predictions).ToList().ForEach(found);
                            continue;
                        }

                        found(parity.JudgeLogits(variant, model.Task.Name, predictions, reference));
                        accuracy.Judge(variant, model.Task, inputs, predictions, reference).ToList().ForEach(answered);
                    }
                    catch (Exception problem) when (!isReference && problem is OnnxRuntimeException or InvalidPatchException)
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

    private TaskPredictions Predict(Runner runner, VariantRecipe variant, CancellationToken cancellation)
    {
        var work = $"{model.Task.Name}: {variant.Name}";
        return TaskRun.Predict(
            runner, model, inputs.Texts, options.BatchSize, variant.Feeding, done => progress.Report(work, done, inputs.Texts.Count), cancellation);
    }
}
