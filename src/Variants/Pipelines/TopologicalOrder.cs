using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Pipelines;

/// <summary>Puts nodes after those whose values they read, and otherwise keeps their order.</summary>
/// <param name="producers">The node that makes each value.</param>
/// <param name="isGiven">True for values that no node makes: inputs and initializers.</param>
internal sealed class TopologicalOrder(IReadOnlyDictionary<string, Node> producers, Func<string, bool> isGiven)
{
    private readonly Dictionary<Node, bool> isPlaced = [];
    private readonly ImmutableArray<Node>.Builder order = ImmutableArray.CreateBuilder<Node>();

    /// <exception cref="InvalidOperationException">A value is not defined, or nodes wait for one another.</exception>
    public ImmutableArray<Node> Of(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            PlaceWithSources(node);
        }

        return order.ToImmutable();
    }

    private void PlaceWithSources(Node last)
    {
        var waiting = new Stack<Node>([last]);
        while (waiting.TryPeek(out var node))
        {
            if (isPlaced.TryGetValue(node, out var placed) && placed)
            {
                waiting.Pop();
                continue;
            }

            isPlaced[node] = false;
            if (NextSource(node) is not { } source)
            {
                isPlaced[node] = true;
                order.Add(waiting.Pop());
            }
            else if (isPlaced.ContainsKey(source))
            {
                throw new InvalidOperationException($"{source} and {node} would wait for one another");
            }
            else
            {
                waiting.Push(source);
            }
        }
    }

    /// <summary>A node that must come before this one and is not placed; null when there is none.</summary>
    private Node? NextSource(Node node)
    {
        foreach (var value in node.Inputs.Concat(node.Subgraphs.SelectMany(GraphIndex.OuterValues)))
        {
            if (value.Length == 0 || isGiven(value))
            {
                continue;
            }

            if (!producers.TryGetValue(value, out var source))
            {
                throw new InvalidOperationException($"{node} reads '{value}', which nothing makes");
            }

            if (!(isPlaced.TryGetValue(source, out var placed) && placed))
            {
                return source;
            }
        }

        return null;
    }
}
