using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Tests.Variants.Pipelines;

/// <summary>Makes one thing of a graph wrong, drawn from a seed: an attribute, an input, an output or a constant.</summary>
internal sealed class GraphMutation(int seed)
{
    private static readonly ImmutableArray<AttributeValue> Values =
    [
        AttributeValue.Of(0L), AttributeValue.Of(-7L), AttributeValue.Of(long.MaxValue), AttributeValue.Of(0.5f), AttributeValue.Of("text"),
        AttributeValue.Of(ImmutableArray<long>.Empty), AttributeValue.Of([9L, -9]), AttributeValue.Of([0L, 1, 2, 3]),
        AttributeValue.Of([1.5f]), AttributeValue.Of(TensorData.Scalar(1f)), AttributeValue.Of(TensorData.Of([1L, -5, long.MaxValue])),
    ];

    // What operators have that these graphs do not: a wrong one counts as well.
    private static readonly string[] Names =
        ["axis", "axes", "perm", "to", "keepdims", "transB", "epsilon", "value", "split", "start", "end", "allowzero", "alpha", "scale"];

    private readonly Random random = new(seed);

    /// <summary>The mutant.</summary>
    public Graph Of(Graph graph)
    {
        var place = random.Next(graph.Nodes.Length);
        var node = graph.Nodes[place];
        return random.Next(6) switch
        {
            0 or 1 => graph.With(nodes: graph.Nodes.SetItem(place, WithAttribute(node))),
            2 => graph.With(nodes: graph.Nodes.SetItem(place, WithInputs(node, graph, place))),
            3 when node.Attributes.Count > 0 => graph.With(nodes: graph.Nodes.SetItem(
                place, node with { Attributes = node.Attributes.Remove(Draw([.. node.Attributes.Keys])) })),
            _ => graph.With(initializers: WithConstant(graph.Initializers)),
        };
    }

    private Node WithAttribute(Node node) => node.With(
        node.Attributes.Count > 0 && random.Next(3) > 0 ? Draw([.. node.Attributes.Keys]) : Draw(Names), Draw([.. Values]));

    private Node WithInputs(Node node, Graph graph, int place)
    {
        if (node.Inputs.Length > 0 && random.Next(2) == 0)
        {
            return node with { Inputs = node.Inputs.RemoveAt(random.Next(node.Inputs.Length)) };
        }

        string[] known =
        [
            .. graph.Inputs.Select(input => input.Name), .. graph.Initializers.Keys,
            .. graph.Nodes.Take(place).SelectMany(earlier => earlier.Outputs),
        ];
        return random.Next(2) == 0 || node.Inputs.IsEmpty
            ? node with { Inputs = node.Inputs.Add(Draw(known)) }
            : node with { Inputs = node.Inputs.SetItem(random.Next(node.Inputs.Length), Draw(known)) };
    }

    private ImmutableSortedDictionary<string, TensorData> WithConstant(ImmutableSortedDictionary<string, TensorData> constants)
    {
        var name = Draw([.. constants.Keys]);
        return constants.SetItem(name, random.Next(6) switch
        {
            0 => TensorData.Of([-9L]),
            1 => TensorData.Of(new long[random.Next(6)]),
            2 => TensorData.Of([0L, long.MaxValue, -1, 3]),
            3 => TensorData.Scalar(0f),
            4 => TensorData.Of(new float[12], 3, 4),
            _ => TensorData.Of([1, -2, 3]),
        });
    }

    private T Draw<T>(T[] items) => items[random.Next(items.Length)];
}
