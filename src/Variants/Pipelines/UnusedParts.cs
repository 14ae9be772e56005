using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Pipelines;

/// <summary>Removes nodes and initializers that no output of the graph depends on.</summary>
internal static class UnusedParts
{
    /// <summary>The nodes, in their order, without those whose values have no consumer.</summary>
    public static ImmutableArray<Node> RemoveNodes(ImmutableArray<Node> ordered, ImmutableArray<ValueInfo> outputs)
    {
        var read = outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        var alive = new List<Node>(ordered.Length);
        for (var i = ordered.Length - 1; i >= 0; i--)
        {
            if (ordered[i].Outputs.Any(read.Contains))
            {
                alive.Add(ordered[i]);
                read.UnionWith(Reads(ordered[i]));
            }
        }

        alive.Reverse();
        return [.. alive];
    }

    /// <summary>The initializers that a node reads or that are outputs.</summary>
    public static ImmutableSortedDictionary<string, TensorData> RemoveInitializers(
        ImmutableSortedDictionary<string, TensorData> initializers, ImmutableArray<Node> nodes, ImmutableArray<ValueInfo> outputs)
    {
        var read = outputs.Select(output => output.Name).Concat(nodes.SelectMany(Reads)).ToHashSet(StringComparer.Ordinal);
        return initializers.RemoveRange(initializers.Keys.Where(name => !read.Contains(name)));
    }

    private static IEnumerable<string> Reads(Node node) => node.Inputs.Concat(node.Subgraphs.SelectMany(GraphIndex.OuterValues));
}
