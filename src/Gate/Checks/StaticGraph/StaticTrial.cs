using System.Collections.Immutable;
using System.Text.Json;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Shapes.Values;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>
/// Is a variant's graph the one that was recorded, does it run where it did, and is it predicted to cost no more? The first stage of a run:
/// no noise, and the same answer on every machine.
/// </summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baselines">What was recorded.</param>
/// <param name="options">Batch size, provider and threads of the run.</param>
public sealed class StaticTrial(CellFactory cells, StaticBaselines baselines, GateOptions options)
{
    private readonly ModelledRuns runs = new();
    private readonly Dictionary<(string Digest, SessionLevel Level), (NodePlacement? Placement, string Problem)> placements = [];
    private readonly List<StaticFacts> facts = [];
    private readonly StaticVerdicts verdicts = new(cells, baselines, options);

    /// <summary>Graphs that differ from those recorded, for people.</summary>
    public ImmutableArray<GraphDifferenceText> Differences => [.. verdicts.Differences];

    /// <summary>What each variant is predicted to cost on each device, over all tasks.</summary>
    public IEnumerable<ModelledCost> Costs =>
        from found in facts
        where found.Run is not null
        group found.Run by found.Variant into variant
        let run = variant.Aggregate((one, other) => one + other)
        from profile in WorkProfiles.All
        select new ModelledCost(
            variant.Key,
            profile.Name,
            run.JoulesPerText(profile),
            run.On(profile).Time.Value / run.Texts,
            run.Operations / run.Texts,
            run.Bytes / run.Texts);

    /// <summary>Judges all variants on all tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="found">Takes each cell.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends the stage between two variants of a task.</param>
    /// <exception cref="BadInputException">The baselines are corrupt.</exception>
    public void Judge(IReadOnlyList<TaskUnderTest> tasks, Action<Cell> found, IWorkProgress progress, CancellationToken cancellation)
    {
        ImmutableArray<VariantRecipe> variants = [.. options.Variants.Prepend(VariantCatalog.Reference).Distinct()];
        for (var i = 0; i < variants.Length; i++)
        {
            foreach (var task in tasks)
            {
                cancellation.ThrowIfCancellationRequested();
                Judge(variants[i], task).ToList().ForEach(found);
            }

            progress.Report("graphs", i + 1, variants.Length);
        }
    }

    /// <summary>Writes what a recording holds of the graphs judged so far.</summary>
    /// <param name="draft">Takes the lines.</param>
    public void Record(BaselineDraft draft)
    {
        foreach (var found in facts)
        {
            foreach (var line in found.Lines(options.Provider))
            {
                draft.Add(StaticNames.PathOf(found.Variant), baselines.Header, line);
            }
        }

        foreach (var recipe in facts.GroupBy(found => found.Recipe))
        {
            draft.AddListing(
                StaticNames.ListingPathOf(recipe.Key),
                SharedListing.Write(recipe.Key, [.. recipe.DistinctBy(found => found.Task).Select(found => (found.Task, found.Listing))]));
        }
    }

    /// <summary>Judges one variant on one task; a graph that cannot be made is that variant's failure.</summary>
    public IEnumerable<Cell> Judge(VariantRecipe variant, TaskUnderTest task)
    {
        try
        {
            return Judge(variant, task.Model.Task.Name, task.Model.Task.LogitCount, task.Inputs.Texts, task.GraphOf(variant));
        }
        catch (Exception problem) when (problem is InvalidPatchException or CalibrationException)
        {
            return verdicts.Broken(variant, task.Model.Task.Name, problem);
        }
    }

    /// <summary>Judges one graph.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="logitCount">Answers a text.</param>
    /// <param name="texts">The task's texts.</param>
    /// <param name="graph">Its graph under the variant's recipe.</param>
    public IEnumerable<Cell> Judge(VariantRecipe variant, string task, int logitCount, TokenizedTexts texts, RewrittenGraph graph)
    {
        var listing = GraphListing.Of(graph.Result.Graph);
        var (placement, whyNoPlacement) = PlacementOf(graph, listing, texts, logitCount);
        var (run, whyNoRun) = RunOf(variant, graph, listing, texts);
        var found = new StaticFacts(variant.Name, variant.Graph.Name, task, listing, placement, run);
        facts.Add(found);
        return verdicts.Judge(variant, found, whyNoPlacement, whyNoRun);
    }

    // Graphs of equal structure are placed alike.
    private (NodePlacement? Placement, string Problem) PlacementOf(RewrittenGraph graph, GraphListing listing, TokenizedTexts texts, int logitCount)
    {
        var key = (listing.Digest, graph.Recipe.Level);
        if (!placements.TryGetValue(key, out var known))
        {
            placements[key] = known = Observe(graph, texts, logitCount);
        }

        return known;
    }

    private (NodePlacement? Placement, string Problem) Observe(RewrittenGraph graph, TokenizedTexts texts, int logitCount)
    {
        try
        {
            return (NodePlacement.Observe(graph.Result.Graph, graph.Recipe.Level, options.Provider, texts, logitCount), "");
        }
        catch (Exception problem) when (problem is OnnxRuntimeException or JsonException)
        {
            return (null, $"where nodes run is not known: {problem.Message.ReplaceLineEndings(" ")}");
        }
    }

    private (ModelledRun? Run, string Problem) RunOf(VariantRecipe variant, RewrittenGraph graph, GraphListing listing, TokenizedTexts texts)
    {
        try
        {
            return (runs.Of(graph.Result.Graph, listing, BatchPlan.Make(texts.TokenCounts(), options.BatchSize, variant.Feeding)), "");
        }
        catch (Exception problem) when (problem is CostException or ShapeException)
        {
            return (null, $"the work is not known: {problem.Message.ReplaceLineEndings(" ")}");
        }
    }
}
