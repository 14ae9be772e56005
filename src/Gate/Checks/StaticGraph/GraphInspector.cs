using System.Text.Json;
using EnergyGate.Gate.Inputs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Shapes.Values;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>
/// Collects the facts about graphs before any answer is computed. Graphs of equal structure are placed and modelled once. Not
/// thread-safe.
/// </summary>
/// <param name="options">Batch size and provider of the run.</param>
internal sealed class GraphInspector(GateOptions options)
{
    private readonly ModelledRuns runs = new();
    private readonly Dictionary<(string Digest, SessionLevel Level), (NodePlacement? Placement, string? Reason)> placements = [];

    /// <summary>The facts of one graph.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="task">The task's name.</param>
    /// <param name="logitCount">Logits per text.</param>
    /// <param name="texts">The task's texts.</param>
    /// <param name="graph">Its graph under the variant's recipe.</param>
    public GraphFacts Inspect(VariantRecipe variant, string task, int logitCount, TokenizedTexts texts, RewrittenGraph graph)
    {
        var listing = GraphListing.Of(graph.Result.Graph);
        var (placement, placementReason) = PlacementOf(graph, listing, texts, logitCount);
        var (run, runReason) = RunOf(variant, graph, listing, texts);
        return new(variant.Name, variant.Graph.Name, task, listing, placement, run)
        {
            PlacementReason = placementReason,
            RunReason = runReason,
        };
    }

    private (NodePlacement? Placement, string? Reason) PlacementOf(
        RewrittenGraph graph, GraphListing listing, TokenizedTexts texts, int logitCount)
    {
        var key = (listing.Digest, graph.Recipe.Level);
        if (!placements.TryGetValue(key, out var known))
        {
            placements[key] = known = Observe(graph, texts, logitCount);
        }

        return known;
    }

    private (NodePlacement? Placement, string? Reason) Observe(RewrittenGraph graph, TokenizedTexts texts, int logitCount)
    {
        try
        {
            return (NodePlacement.Observe(graph.Result.Graph, graph.Recipe.Level, options.Provider, texts, logitCount), null);
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or JsonException)
        {
            return (null, $"the placement is unknown: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private (ModelledRun? Run, string? Reason) RunOf(
        VariantRecipe variant, RewrittenGraph graph, GraphListing listing, TokenizedTexts texts)
    {
        try
        {
            return (runs.Of(graph.Result.Graph, listing, BatchPlan.Make(texts.TokenCounts(), options.BatchSize, variant.Feeding)), null);
        }
        catch (Exception exception) when (exception is CostException or ShapeException)
        {
            return (null, $"the work is unknown: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
