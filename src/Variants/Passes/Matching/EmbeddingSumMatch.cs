using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>The sum of rows looked up in two or three constant tables, one of them by position.</summary>
/// <param name="Word">Looked up by token id.</param>
/// <param name="Position">Looked up by 0, 1, 2 ...</param>
/// <param name="Segment">Looked up by token type; null when the model has none.</param>
/// <param name="Sums">The additions.</param>
internal sealed record EmbeddingSumMatch(
    EmbeddingLookup Word, EmbeddingLookup Position, EmbeddingLookup? Segment, ImmutableArray<Node> Sums)
{
    /// <summary>The match that makes a value; null when it is not such a sum.</summary>
    public static EmbeddingSumMatch? At(Graph graph, ShapeFacts facts, string value, Action<string> refuse)
    {
        var sums = ImmutableArray.CreateBuilder<Node>();
        var lookups = ImmutableArray.CreateBuilder<EmbeddingLookup>();
        if (!Collect(graph, value, sums, lookups) || lookups.Count is < 2 or > 3)
        {
            return null;
        }

        var positions = lookups.Where(lookup => IsPosition(graph, facts, lookup)).ToArray();
        var others = lookups.Except(positions).OrderByDescending(lookup => graph.Constant(lookup.Table)!.Extents[0]).ToArray();
        if (positions.Length != 1)
        {
            refuse($"{positions.Length} of the embeddings are looked up by the positions 0, 1, 2 ..., where there must be one");
            return null;
        }

        if (others.Any(lookup =>
                !IsIds(graph, lookup.Ids)
                || facts.Shape(lookup.Ids) is not { Length: 2 } shape
                || !shape.SequenceEqual(facts.Shape(others[0].Ids)!.Value)))
        {
            refuse("ids must be inputs of the graph with one shape [batch, sequence]");
            return null;
        }

        if (facts.Shape(positions[0].Ids) is not [{ Value: 1 }, var length]
            || facts.Shape(others[0].Ids) is not [_, var sequence]
            || length.Key != sequence.Key
            || length.Value != sequence.Value)
        {
            refuse("the positions do not go up to the length of the ids");
            return null;
        }

        return new(others[0], positions[0], others.Length > 1 ? others[1] : null, sums.ToImmutable());
    }

    private static bool Collect(
        Graph graph, string value, ImmutableArray<Node>.Builder sums, ImmutableArray<EmbeddingLookup>.Builder lookups)
    {
        if (graph.Index.Producer(value) is not { } node)
        {
            return false;
        }

        if (node.Is("Add"))
        {
            sums.Add(node);
            return sums.Count <= 2 && node.Inputs.All(input => Collect(graph, input, sums, lookups));
        }

        if (!node.Is("Gather") || node.Int("axis", 0) != 0 || graph.Constant(node.Input(0)) is not { Extents.Length: 2 })
        {
            return false;
        }

        lookups.Add(new(node, node.Input(0), node.Input(1)));
        return true;
    }

    private static bool IsIds(Graph graph, string value) =>
        graph.Inputs.Any(input => input.Name == value && input.Type.ElementType is ElementType.Int64 or ElementType.Int32);

    /// <summary>A slice from 0 of the constant 0, 1, 2 ...</summary>
    private static bool IsPosition(Graph graph, ShapeFacts facts, EmbeddingLookup lookup)
    {
        if (graph.Producer(lookup.Ids, "Slice") is not { } slice
            || graph.Constant(slice.Input(0)) is not { ElementType: ElementType.Int64 } numbers
            || facts.Integers(slice.Input(1)) is not { } starts
            || starts.Any(start => !start.Is(0)))
        {
            return false;
        }

        var elements = numbers.As<long>();
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i] != i)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Rows of a constant table, chosen by ids.</summary>
/// <param name="Gather">The node.</param>
/// <param name="Table">Constant of [rows, hidden].</param>
/// <param name="Ids">Integers of [batch, sequence] or [1, sequence].</param>
internal sealed record EmbeddingLookup(Node Gather, string Table, string Ids);
