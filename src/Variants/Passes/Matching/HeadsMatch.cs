using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>An activation [batch, sequence, heads * size] split into heads, perhaps times a number.</summary>
/// <param name="Linear">The activation before the split.</param>
/// <param name="HeadCount">Number of heads.</param>
/// <param name="HeadSize">Features of one head.</param>
/// <param name="Scale">The number that it was multiplied by.</param>
internal sealed record HeadsMatch(string Linear, long HeadCount, long HeadSize, double Scale)
{
    /// <summary>The split behind a value [batch, heads, sequence, size]; null when it is none.</summary>
    public static HeadsMatch? Of(Graph graph, ShapeFacts facts, ScalarFacts scalars, string value)
    {
        var (split, scale) = Unscaled(graph, scalars, value);
        if (graph.Producer(split, "Transpose") is not { } transpose || !HasOrder(transpose, 0, 2, 1, 3))
        {
            return null;
        }

        return Before(graph, facts, scalars, transpose.Input(0), scale);
    }

    /// <summary>The split behind keys that were turned to [batch, heads, size, sequence]; null when it is none.</summary>
    public static HeadsMatch? OfTurned(Graph graph, ShapeFacts facts, ScalarFacts scalars, string value)
    {
        var (turned, scale) = Unscaled(graph, scalars, value);
        if (graph.Producer(turned, "Transpose") is { } transpose)
        {
            return HasOrder(transpose, 0, 2, 3, 1) ? Before(graph, facts, scalars, transpose.Input(0), scale)
                : HasOrder(transpose, 0, 1, 3, 2) ? Scaled(Of(graph, facts, scalars, transpose.Input(0)), scale)
                : null;
        }

        return FlatTurn(graph, facts, turned) is { } unturned ? Scaled(Of(graph, facts, scalars, unturned), scale) : null;
    }

    /// <summary>Takes off multiplications and divisions by a number.</summary>
    public static (string Value, double Scale) Unscaled(Graph graph, ScalarFacts scalars, string value)
    {
        var scale = 1.0;
        while (graph.Index.Producer(value) is { Domain: "" } node)
        {
            if (node.Is("Mul") && scalars.Of(node.Input(1)) is { } right)
            {
                (value, scale) = (node.Input(0), scale * right);
            }
            else if (node.Is("Mul") && scalars.Of(node.Input(0)) is { } left)
            {
                (value, scale) = (node.Input(1), scale * left);
            }
            else if (node.Is("Div") && scalars.Of(node.Input(1)) is { } divisor)
            {
                (value, scale) = (node.Input(0), scale / divisor);
            }
            else
            {
                break;
            }
        }

        return (value, scale);
    }

    /// <summary>True for a transposition with this order of axes.</summary>
    public static bool HasOrder(Node transpose, params ReadOnlySpan<long> order) =>
        transpose.Ints("perm") is { } given && given.AsSpan().SequenceEqual(order);

    private static HeadsMatch? Before(Graph graph, ShapeFacts facts, ScalarFacts scalars, string value, double scale)
    {
        var (split, inner) = Unscaled(graph, scalars, value);
        if (graph.Producer(split, "Reshape") is not { } reshape)
        {
            return null;
        }

        var (linear, innermost) = Unscaled(graph, scalars, reshape.Input(0));
        return
            facts.Shape(linear) is [var batch, var sequence, { Value: { } hidden }]
            && facts.Shape(split) is [var b, var s, { Value: { } heads }, { Value: { } size }]
            && b == batch
            && s == sequence
            && heads * size == hidden
            ? new(linear, heads, size, scale * inner * innermost)
            : null;
    }

    /// <summary>The value before [.., a, b] was turned to [.., b, a] by way of three axes, as PyTorch's newer exporter writes it.</summary>
    private static string? FlatTurn(Graph graph, ShapeFacts facts, string value)
    {
        if (graph.Producer(value, "Reshape") is not { } outer
            || graph.Producer(outer.Input(0), "Transpose") is not { } transpose
            || !HasOrder(transpose, 0, 2, 1)
            || graph.Producer(transpose.Input(0), "Reshape") is not { } inner)
        {
            return null;
        }

        return
            facts.Shape(inner.Input(0)) is [var b, var h, var rows, var columns]
            && facts.Shape(inner.Outputs[0]) is [_, var flatRows, var flatColumns]
            && facts.Shape(value) is [var b2, var h2, var rows2, var columns2]
            && (flatRows, flatColumns) == (rows, columns) && (b2, h2, rows2, columns2) == (b, h, columns, rows)
            ? inner.Input(0)
            : null;
    }

    private static HeadsMatch? Scaled(HeadsMatch? match, double scale) => match is null ? null : match with { Scale = match.Scale * scale };
}
