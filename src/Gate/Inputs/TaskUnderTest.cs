using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Inputs;

/// <summary>One task of a run: its model, its texts, and the model's graph under each recipe. Not thread-safe.</summary>
/// <param name="model">The model.</param>
/// <param name="source">The graph of its file.</param>
/// <param name="inputs">Examples and texts.</param>
/// <param name="settings">Threads and provider, for recipes that choose by running the graph.</param>
internal sealed class TaskUnderTest(TaskModel model, Graph source, TaskInputs inputs, RunnerSettings settings)
{
    private readonly Dictionary<string, RewrittenGraph> graphs = new(StringComparer.Ordinal);

    /// <summary>The model.</summary>
    public TaskModel Model => model;

    /// <summary>Examples and texts.</summary>
    public TaskInputs Inputs => inputs;

    /// <summary>The graphs that were rewritten so far, one per recipe.</summary>
    public IReadOnlyCollection<RewrittenGraph> Graphs => graphs.Values;

    /// <summary>The graph of a variant, rewritten at first use.</summary>
    /// <param name="variant">The variant.</param>
    public RewrittenGraph GraphOf(VariantRecipe variant)
    {
        if (!graphs.TryGetValue(variant.Graph.Name, out var graph))
        {
            graphs[variant.Graph.Name] = graph = ModelFaults.Named(
                model.GraphPath, () => RewrittenGraph.Of(variant.Graph, source, inputs, settings));
        }

        return graph;
    }
}
