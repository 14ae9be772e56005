using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Shapes.Values;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>
/// Models runs of graphs on texts. Graphs of equal structure cost the same, so each batch shape is inferred once for all tasks and
/// feeding policies. Not thread-safe.
/// </summary>
internal sealed class ModelledRuns
{
    private readonly Dictionary<(string Digest, int Rows, int Tokens), ModelledRun> batches = [];

    /// <summary>The cost of a graph on texts.</summary>
    /// <param name="graph">The graph, already rewritten.</param>
    /// <param name="listing">Its listing.</param>
    /// <param name="plan">The batches; at least one.</param>
    /// <exception cref="CostException">An extent is known only at run time.</exception>
    /// <exception cref="ShapeException">The graph contradicts itself at these sizes.</exception>
    public ModelledRun Of(Graph graph, GraphListing listing, ImmutableArray<BatchPlan> plan)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return plan
            .GroupBy(batch => (Rows: batch.Texts.Length, Tokens: batch.TokenCount))
            .OrderBy(group => group.Key)
            .Select(group => Times(Batch(graph, listing.Digest, group.Key.Rows, group.Key.Tokens), group.Count()))
            .Aggregate((one, other) => one + other);
    }

    private ModelledRun Batch(Graph graph, string digest, int rows, int tokens)
    {
        if (!batches.TryGetValue((digest, rows, tokens), out var run))
        {
            var shape = TensorShape.Of(rows, tokens);
            var cost = GraphCost.Of(graph, graph.Inputs.ToDictionary(input => input.Name, _ => shape, StringComparer.Ordinal));
            var work = GraphWork.Of(cost);
            batches[(digest, rows, tokens)] = run = new(
                rows,
                cost.Flops,
                cost.BytesRead + cost.BytesWritten,
                [.. WorkProfiles.All.Select(profile => RooflineModel.Cost(profile, work))]);
        }

        return run;
    }

    private static ModelledRun Times(ModelledRun run, int count) =>
        new(run.Texts * count, run.Operations * count, run.Bytes * count, [.. run.Energies.Select(energy => energy * count)]);
}
