using EnergyGate.Graphs;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Changes that tests make to finished graphs.</summary>
internal static class GraphEdits
{
    public static Graph WithInitializer(this Graph graph, string name, params long[] values) =>
        graph.With(initializers: graph.Initializers.SetItem(name, TensorData.Of(values)));
}
