using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Calibration;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Inputs;

/// <summary>A task's graph under one recipe.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Source">The graph of the file.</param>
/// <param name="Result">The rewritten graph and its log.</param>
internal sealed record RewrittenGraph(GraphRecipe Recipe, Graph Source, RewriteResult Result)
{
    private const long MinEncoderWeight = 4096;

    /// <summary>
    /// Rewrites a graph. A recipe that needs calibration texts gets some of the task's own, spread evenly over its file.
    /// </summary>
    /// <exception cref="Variants.Passes.CalibrationException">The recipe finds nothing to choose from.</exception>
    public static RewrittenGraph Of(GraphRecipe recipe, Graph source, TaskInputs inputs, RunnerSettings settings) => Of(
        recipe.NeedsCalibration ? RecipeCalibration.Resolve(recipe, source, inputs.Spread(RecipeCalibration.TextCount), settings) : recipe,
        source);

    /// <summary>Rewrites a graph by a recipe that needs no calibration texts.</summary>
    public static RewrittenGraph Of(GraphRecipe recipe, Graph source) =>
        new(recipe, source, new RewritePipeline().Apply(source, recipe.Passes));

    /// <summary>
    /// The rewritten graph's operators in order and the extents of its large weights: graphs that agree in both cost the same on equal
    /// texts. Small weights may differ, e.g. a classifier's last layer, by the number of classes.
    /// </summary>
    public string CostSignature => string.Join(
        ' ',
        Result.Graph.Nodes.Select(node => node.OperatorType).Concat(
            Result.Graph.Initializers.OrderBy(weight => weight.Key, StringComparer.Ordinal)
                .Where(weight => weight.Value.ElementCount >= MinEncoderWeight)
                .Select(weight => string.Join('x', weight.Value.Extents))));

    /// <summary>A summary for the report.</summary>
    public RewriteSummary Summary(string task) => new(
        Recipe.Name,
        task,
        Source.Nodes.Length,
        Result.Graph.Nodes.Length,
        Result.Log.Applied
            .GroupBy(patch => patch.Pass)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
        [.. Result.Log.Refusals.Select(refusal => $"{refusal.Pass}: {refusal.Reason}").Distinct()]);
}
