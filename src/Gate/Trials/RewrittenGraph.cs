using System.Collections.Immutable;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Variants.Graphs;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Gate.Trials;

/// <summary>A task's graph under one recipe.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Source">The graph of the file.</param>
/// <param name="Result">The rewritten graph and its log.</param>
public sealed record RewrittenGraph(GraphRecipe Recipe, Graph Source, RewriteResult Result)
{
    /// <summary>Rewrites a graph.</summary>
    public static RewrittenGraph Of(GraphRecipe recipe, Graph source) =>
        new(recipe, source, new RewritePipeline().Apply(source, recipe.Passes));

    /// <summary>What was done, for the report.</summary>
    public RewriteSummary Summary(string task) => new(
        Recipe.Name,
        task,
        Source.Nodes.Length,
        Result.Graph.Nodes.Length,
        Result.Log.Applied.GroupBy(patch => patch.Pass).ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
        [.. Result.Log.Refusals.Select(refusal => $"{refusal.Pass}: {refusal.Reason}").Distinct()]);
}
