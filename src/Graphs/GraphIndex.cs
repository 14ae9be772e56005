using System.Collections.Immutable;

namespace EnergyGate.Graphs;

/// <summary>Producer and consumers of each value of one graph.</summary>
public sealed class GraphIndex
{
    private readonly Dictionary<string, Node> producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Node>> consumers = new(StringComparer.Ordinal);
    private readonly HashSet<string> outputs;

    /// <summary>Reads the graph once.</summary>
    public GraphIndex(Graph graph)
    {
        outputs = new(graph.Outputs.Select(output => output.Name), StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs.Where(output => output.Length > 0))
            {
                producers[output] = node;
            }

            foreach (var input in node.Inputs.Concat(node.Subgraphs.SelectMany(OuterValues)).Where(input => input.Length > 0).Distinct())
            {
                if (!consumers.TryGetValue(input, out var readers))
                {
                    consumers[input] = readers = [];
                }

                readers.Add(node);
            }
        }
    }

    /// <summary>The node that makes a value; null for inputs, initializers and values of an outer graph.</summary>
    public Node? Producer(string value) => producers.GetValueOrDefault(value);

    /// <summary>The nodes that read a value, in graph order, each once; a node reads what its subgraphs read from outside.</summary>
    public IReadOnlyList<Node> Consumers(string value) => consumers.TryGetValue(value, out var readers) ? readers : [];

    /// <summary>True when the value is an output of the graph.</summary>
    public bool IsOutput(string value) => outputs.Contains(value);

    /// <summary>The only consumer of a value; null when there are several or none, or when the value is an output of the graph.</summary>
    public Node? OnlyConsumer(string value) =>
        !IsOutput(value) && Consumers(value) is [var reader] && reader.Inputs.Count(input => input == value) == 1 ? reader : null;

    /// <summary>The values that a subgraph reads from the graphs around it.</summary>
    public static ImmutableHashSet<string> OuterValues(Graph subgraph)
    {
        var own = subgraph.Inputs.Select(input => input.Name).Concat(subgraph.Initializers.Keys).ToHashSet(StringComparer.Ordinal);
        var outer = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var node in subgraph.Nodes)
        {
            outer.UnionWith(
                node.Inputs.Concat(node.Subgraphs.SelectMany(OuterValues)).Where(value => value.Length > 0 && !own.Contains(value)));
            own.UnionWith(node.Outputs);
        }

        outer.UnionWith(subgraph.Outputs.Select(output => output.Name).Where(value => !own.Contains(value)));
        return outer.ToImmutable();
    }
}
