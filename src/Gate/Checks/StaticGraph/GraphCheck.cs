using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>
/// Is a variant's graph the recorded one, does it run where it did, and is its predicted cost no higher? The first check of a run: it has
/// no noise, and gives the same answer on every machine.
/// </summary>
internal sealed class GraphCheck : ICheck
{
    private GraphInspector? inspector;

    /// <inheritdoc/>
    public string Name => "graph";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        context.Mark("graphs");
        inspector ??= new GraphInspector(context.Options);
        var baselines = GraphBaselines.Of(context);
        var cells = new GraphCells(context.Cells, baselines, context.Options);
        var facts = new List<GraphFacts>();
        var rewritten = new HashSet<(string Task, string Recipe)>();
        foreach (var (variant, task) in Pairs(context))
        {
            var name = task.Model.Task.Name;
            var (graph, failure) = Rewrite(variant, task);
            if (graph is null)
            {
                foreach (var cell in cells.OfFailure(variant, name, failure!))
                {
                    yield return cell;
                }

                continue;
            }

            if (rewritten.Add((name, graph.Recipe.Name)))
            {
                yield return graph.Summary(name);
            }

            var found = ModelFaults.Named(
                task.Model.GraphPath,
                () => inspector.Inspect(variant, name, task.Model.Task.LogitCount, task.Inputs.Texts, graph));
            facts.Add(found);
            foreach (var result in cells.OfGraph(variant, found))
            {
                yield return result;
            }
        }

        var entries = Entries(facts, baselines.Header, context.Options.Provider);
        foreach (var result in Costs(facts).Concat<ICheckResult>(entries).Concat(Listings(facts)))
        {
            yield return result;
        }
    }

    /// <summary>The lines of a recording about graphs, one per figure.</summary>
    /// <param name="facts">The graphs.</param>
    /// <param name="header">The conditions of the run.</param>
    /// <param name="provider">The provider of the run.</param>
    internal static IEnumerable<BaselineEntry> Entries(IEnumerable<GraphFacts> facts, BaselineHeader header, string provider) =>
        from found in facts
        from line in found.Lines(provider)
        select new BaselineEntry(GraphNames.PathOf(found.Variant), header, line);

    /// <summary>The graphs of each recipe as one text, for people to read.</summary>
    /// <param name="facts">The graphs.</param>
    internal static IEnumerable<BaselineListing> Listings(IEnumerable<GraphFacts> facts) =>
        from recipe in facts.GroupBy(found => found.Recipe)
        select new BaselineListing(
            GraphNames.ListingPathOf(recipe.Key),
            SharedListing.Write(recipe.Key, [.. recipe.DistinctBy(found => found.Task).Select(found => (found.Task, found.Listing))]));

    /// <summary>The predicted cost of each variant on each device, over all tasks.</summary>
    /// <param name="facts">The graphs.</param>
    internal static IEnumerable<ModelledCost> Costs(IEnumerable<GraphFacts> facts) =>
        from found in facts
        where found.Run is not null
        group found.Run by found.Variant into variant
        let run = variant.Aggregate((one, other) => one + other)
        from profile in WorkProfiles.All
        select new ModelledCost(
            variant.Key,
            profile.Name,
            run.EnergyPerText(profile),
            run.On(profile).Time / run.Texts,
            run.Operations / run.Texts,
            run.Bytes / run.Texts);

    // Ends early when the run is interrupted.
    private static IEnumerable<(VariantRecipe Variant, TaskUnderTest Task)> Pairs(CheckContext context)
    {
        for (var i = 0; i < context.Variants.Length; i++)
        {
            foreach (var task in context.Tasks)
            {
                if (context.Cancellation.IsCancellationRequested)
                {
                    yield break;
                }

                yield return (context.Variants[i], task);
            }

            context.Progress.Report("graphs", i + 1, context.Variants.Length);
        }
    }

    // A graph that cannot be built is a failure of that variant.
    private static (RewrittenGraph? Graph, Exception? Failure) Rewrite(VariantRecipe variant, TaskUnderTest task)
    {
        try
        {
            return (task.GraphOf(variant), null);
        }
        catch (Exception exception) when (exception is InvalidPatchException or CalibrationException)
        {
            return (null, exception);
        }
    }
}
