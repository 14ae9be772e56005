using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>The elements of integer scalars and vectors that are computed from shapes.</summary>
internal sealed class IntegerFacts(Graph graph, ShapeFacts shapes)
{
    private const int MaxVectorLength = 16;
    private readonly Dictionary<string, ImmutableArray<Extent>> known = new(StringComparer.Ordinal);

    /// <summary>The elements, or null when one of them is not even a key.</summary>
    public ImmutableArray<Extent>? Of(string value)
    {
        if (known.TryGetValue(value, out var elements))
        {
            return elements;
        }

        return graph.Constant(value) is { Extents.Length: <= 1, ElementCount: <= MaxVectorLength } constant ? Constant(constant) : null;
    }

    /// <summary>Learns what one node makes; nodes come in graph order.</summary>
    public void Visit(Node node)
    {
        if (node.Domain.Length == 0 && Evaluate(node) is { Length: <= MaxVectorLength } elements)
        {
            known[node.Outputs[0]] = elements;
        }
    }

    private static ImmutableArray<Extent>? Constant(TensorData data) => data.ElementType switch
    {
        ElementType.Int64 => [.. data.As<long>().ToArray().Select(Extent.Of)],
        ElementType.Int32 => [.. data.As<int>().ToArray().Select(element => Extent.Of(element))],
        _ => null,
    };

    private ImmutableArray<Extent>? Evaluate(Node node) => node.OperatorType switch
    {
        "Shape" => Shape(node),
        "Gather" => Of(node.Input(0)) is { } data && Of(node.Input(1)) is { } indices ? Pick(data, indices) : null,
        "Unsqueeze" or "Squeeze" or "Identity" => Of(node.Input(0)),
        "Cast" when node.Int("to", 0) is (long)ElementType.Int64 or (long)ElementType.Int32 => Of(node.Input(0)),
        "Reshape" => Of(node.Input(0)) is { } data && Of(node.Input(1)) is [] or [{ Value: not null }] ? data : null,
        "Concat" => Concat(node),
        "Slice" => Slice(node),
        "ConstantOfShape" => Of(node.Input(0)) is [{ Value: { } count and <= MaxVectorLength }] ? Fill(node, (int)count) : null,
        "Mul" => Calculate(node, (a, b) => a.Is(1) ? b : b.Is(1) ? a : Numbers(a, b, (x, y) => x * y)),
        "Add" => Calculate(node, (a, b) => a.Is(0) ? b : b.Is(0) ? a : Numbers(a, b, (x, y) => x + y)),
        "Sub" => Calculate(node, (a, b) => b.Is(0) ? a : Numbers(a, b, (x, y) => x - y)),
        "Div" => Calculate(node, (a, b) => b.Is(1) ? a : Numbers(a, b, (x, y) => y == 0 ? null : x / y)),
        "Equal" => Calculate(node, AreEqual),
        "Where" => Where(node),
        _ => null,
    };

    private ImmutableArray<Extent>? Shape(Node node)
    {
        if (shapes.Shape(node.Input(0)) is not { } shape)
        {
            return null;
        }

        var start = Math.Clamp(node.Int("start", 0) + (node.Int("start", 0) < 0 ? shape.Length : 0), 0, shape.Length);
        var end = Math.Clamp(node.Int("end", shape.Length) + (node.Int("end", shape.Length) < 0 ? shape.Length : 0), start, shape.Length);
        return shape[(int)start..(int)end];
    }

    private static ImmutableArray<Extent>? Pick(ImmutableArray<Extent> data, ImmutableArray<Extent> indices)
    {
        var picked = ImmutableArray.CreateBuilder<Extent>();
        foreach (var index in indices)
        {
            if (index.Value is not { } number || number < -data.Length || number >= data.Length)
            {
                return null;
            }

            picked.Add(data[(int)(number < 0 ? number + data.Length : number)]);
        }

        return picked.ToImmutable();
    }

    private ImmutableArray<Extent>? Concat(Node node)
    {
        var parts = node.Inputs.Select(Of).ToArray();
        return parts.All(part => part is not null) ? [.. parts.SelectMany(part => part!.Value)] : null;
    }

    private ImmutableArray<Extent>? Slice(Node node)
    {
        if (Of(node.Input(0)) is not { } data
            || Of(node.Input(1)) is not [{ Value: { } start }]
            || Of(node.Input(2)) is not [{ Value: { } end }]
            || (node.Input(4).Length > 0 && Of(node.Input(4)) is not [{ Value: 1 }]))
        {
            return null;
        }

        var from = (int)Math.Clamp(start < 0 ? start + data.Length : start, 0, data.Length);
        var to = (int)Math.Clamp(end < 0 ? end + data.Length : end, from, data.Length);
        return data[from..to];
    }

    private static ImmutableArray<Extent>? Fill(Node node, int count)
    {
        var value = node.Find("value", AttributeKind.Tensor) is { } given ? Constant(given.AsTensor) : [Extent.Of(0)];
        return value is [var element] ? [.. Enumerable.Repeat(element, count)] : null;
    }

    private ImmutableArray<Extent>? Calculate(Node node, Func<Extent, Extent, Extent?> element)
    {
        if (Of(node.Input(0)) is not { Length: > 0 } a
            || Of(node.Input(1)) is not { Length: > 0 } b
            || (a.Length != b.Length && a.Length != 1 && b.Length != 1))
        {
            return null;
        }

        var results = Enumerable.Range(0, Math.Max(a.Length, b.Length))
            .Select(i => element(a[a.Length == 1 ? 0 : i], b[b.Length == 1 ? 0 : i]))
            .ToArray();
        return results.All(result => result is not null) ? [.. results.Select(result => result!.Value)] : null;
    }

    private static Extent? Numbers(Extent a, Extent b, Func<long, long, long?> operation) =>
        a.Value is { } x && b.Value is { } y && operation(x, y) is { } result ? Extent.Of(result) : null;

    /// <summary>1 or 0; an extent is never negative, so it never equals the -1 that exporters compare it with.</summary>
    private static Extent? AreEqual(Extent a, Extent b) => (a, b) switch
    {
        ({ Value: { } x }, { Value: { } y }) => Extent.Of(x == y ? 1 : 0),
        ({ Value: < 0 }, _) or (_, { Value: < 0 }) => Extent.Of(0),
        _ => a == b ? Extent.One : null,
    };

    private ImmutableArray<Extent>? Where(Node node)
    {
        if (Of(node.Input(0)) is not { } choice || Of(node.Input(1)) is not { } yes || Of(node.Input(2)) is not { } no
            || choice.Length != yes.Length || choice.Length != no.Length || choice.Any(element => element.Value is null))
        {
            return null;
        }

        return [.. choice.Select((element, i) => element.Is(1) ? yes[i] : no[i])];
    }
}
