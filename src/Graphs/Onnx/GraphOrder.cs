using System.Collections.Immutable;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Checks that every value of a graph is made exactly once, and sorts nodes topologically where a file has them in another order.
/// </summary>
internal static class GraphOrder
{
    /// <summary>The values that are there before the first node.</summary>
    /// <exception cref="InvalidDataException">A name is used twice or empty.</exception>
    public static HashSet<string> Begin(
        ImmutableArray<ValueInfo> inputs, IReadOnlyDictionary<string, TensorData> initializers, IEnumerable<string> sparseInitializers)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (input.Name.Length == 0)
            {
                throw new InvalidDataException("an input has no name");
            }

            if (!known.Add(input.Name))
            {
                throw new InvalidDataException($"two inputs are named '{input.Name}'");
            }
        }

        known.UnionWith(initializers.Keys);
        known.UnionWith(sparseInitializers);
        return known;
    }

    /// <summary>The nodes, each after those whose values it reads; in the file's order where that is legal.</summary>
    /// <param name="nodes">The nodes of one graph.</param>
    /// <param name="known">The values that are there before the first node.</param>
    /// <param name="outer">The values of the graphs around it.</param>
    /// <exception cref="InvalidDataException">A value is made twice, never, or by way of itself.</exception>
    public static ImmutableArray<Node> Sort(ImmutableArray<Node> nodes, HashSet<string> known, ImmutableHashSet<string> outer)
    {
        var producers = Producers(nodes, known);
        var sorted = ImmutableArray.CreateBuilder<Node>(nodes.Length);
        var waitingFor = new int[nodes.Length];
        var readers = new List<int>?[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var producer in Needs(nodes[i], producers, known, outer))
            {
                (readers[producer] ??= []).Add(i);
                waitingFor[i]++;
            }
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, nodes.Length).Where(i => waitingFor[i] == 0).Select(i => (i, i)));
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(nodes[next]);
            foreach (var reader in readers[next] ?? [])
            {
                if (--waitingFor[reader] == 0)
                {
                    ready.Enqueue(reader, reader);
                }
            }
        }

        return sorted.Count == nodes.Length
            ? sorted.MoveToImmutable()
            : throw new InvalidDataException(
                $"node {nodes[Array.FindIndex(waitingFor, count => count > 0)]} reads, through others, a value that it makes itself");
    }

    /// <summary>Checks that a graph has the values that it gives.</summary>
    public static void RequireOutputs(
        ImmutableArray<ValueInfo> outputs, ImmutableArray<Node> nodes, HashSet<string> known, ImmutableHashSet<string> outer)
    {
        var made = nodes.SelectMany(node => node.Outputs).ToHashSet(StringComparer.Ordinal);
        foreach (var output in outputs)
        {
            if (!made.Contains(output.Name) && !known.Contains(output.Name) && !outer.Contains(output.Name))
            {
                throw new InvalidDataException($"no node makes the output '{output.Name}'");
            }
        }
    }

    private static Dictionary<string, int> Producers(ImmutableArray<Node> nodes, HashSet<string> known)
    {
        var producers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var output in nodes[i].Outputs.Where(output => output.Length > 0))
            {
                if (known.Contains(output) || !producers.TryAdd(output, i))
                {
                    throw new InvalidDataException($"node {nodes[i]} makes the value '{output}', which is already there");
                }
            }
        }

        return producers;
    }

    private static HashSet<int> Needs(Node node, Dictionary<string, int> producers, HashSet<string> known, ImmutableHashSet<string> outer)
    {
        var needs = new HashSet<int>();
        foreach (var value in node.Inputs.Concat(node.Subgraphs.SelectMany(GraphIndex.OuterValues)).Where(value => value.Length > 0))
        {
            if (producers.TryGetValue(value, out var producer))
            {
                needs.Add(producer);
            }
            else if (!known.Contains(value) && !outer.Contains(value))
            {
                throw new InvalidDataException($"node {node} reads the value '{value}', which nothing makes");
            }
        }

        return needs;
    }
}
