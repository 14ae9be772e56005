using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>A pass that introduces one fault into a graph, after all passes of a recipe.</summary>
internal sealed class PlantedFault(Func<Graph, GraphPatch> fault) : IGraphPass
{
    private bool isPlanted;

    public string Name => "planted-fault";

    public NumericEffect Effect => NumericEffect.Lossy;

    // The pipeline repeats until there is no patch left: one patch per graph.
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse) => (isPlanted = !isPlanted) ? fault(graph) : null;

    /// <summary>The variant, under its own name, with the fault in its graph, as a faulty pass would leave it.</summary>
    public static VariantRecipe In(VariantRecipe variant, Func<Graph, GraphPatch> fault) =>
        variant with { Graph = variant.Graph with { Passes = variant.Graph.Passes.Add(new PlantedFault(fault)) } };

    /// <summary>The variant, under its own name, without one kind of pass.</summary>
    public static VariantRecipe Without(VariantRecipe variant, Type pass)
    {
        var left = variant.Graph.Passes.RemoveAll(candidate => candidate.GetType() == pass);
        left.Should().HaveCount(variant.Graph.Passes.Length - 1);
        return variant with { Graph = variant.Graph with { Passes = left } };
    }
}
