using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// A value computed element by element from one mask of 0 and 1 that the caller feeds, with shape [batch, sequence]: what it is where the
/// mask is 1, what it is where the mask is 0, and which of its axes is the mask's batch and which its sequence.
/// </summary>
/// <param name="Source">The graph's input; null for a constant.</param>
/// <param name="Axes">For each axis the axis of the source, or null where it does not vary.</param>
/// <param name="Kept">The value where the mask is 1.</param>
/// <param name="Masked">The value where the mask is 0.</param>
internal sealed record MaskMatch(string? Source, ImmutableArray<int?> Axes, float Kept, float Masked)
{
    private const int MaxDepth = 24;

    /// <summary>True when it broadcasts against scores [batch, heads, queries, keys] so that the mask selects keys.</summary>
    public bool SelectsKeys => Source is not null && Axes is [.., 1] && Axes.Length <= 4 && (Axes.Length == 4 ? Axes[0] == 0 : false)
        && Axes.Take(Axes.Length - 1).Skip(1).All(axis => axis is null);

    /// <summary>Traces a value back to its mask; null when something in between is not element by element.</summary>
    public static MaskMatch? Of(Graph graph, ShapeFacts facts, string value) => Trace(graph, facts, value, 0);

    private static MaskMatch? Trace(Graph graph, ShapeFacts facts, string value, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (Uniform(graph.Constant(value)) is { } constant)
        {
            return new(null, [.. new int?[graph.Constant(value)!.Extents.Length]], constant, constant);
        }

        if (graph.Inputs.Any(input => input.Name == value))
        {
            return facts.Shape(value) is { Length: 2 } ? new(value, [0, 1], 1, 0) : null;
        }

        if (graph.Index.Producer(value) is not { Domain: "" } node)
        {
            return null;
        }

        MaskMatch? Operand(int index) => Trace(graph, facts, node.Input(index), depth + 1);
        return node.OperatorType switch
        {
            "Identity" => Operand(0),
            "Cast" => Operand(0)?.Map(Rounding(node)),
            "Not" => Operand(0)?.Map(x => x == 0 ? 1 : 0),
            "Neg" => Operand(0)?.Map(x => -x),
            "Unsqueeze" or "Reshape" => Operand(0)?.Reshaped(facts.Shape(node.Input(0)), facts.Shape(value)),
            "Expand" => Operand(0)?.Expanded(facts.Shape(node.Input(0)), facts.Shape(value)),
            "Sub" => Combine(Operand(0), Operand(1), (x, y) => x - y),
            "Add" => Combine(Operand(0), Operand(1), (x, y) => x + y),
            "Mul" => Combine(Operand(0), Operand(1), (x, y) => x * y),
            "Div" => Combine(Operand(0), Operand(1), (x, y) => x / y),
            "Equal" => Combine(Operand(0), Operand(1), (x, y) => x == y ? 1 : 0),
            "Greater" => Combine(Operand(0), Operand(1), (x, y) => x > y ? 1 : 0),
            "Less" => Combine(Operand(0), Operand(1), (x, y) => x < y ? 1 : 0),
            "Where" => Choose(Operand(0), Operand(1), Operand(2)),
            _ => null,
        };
    }

    /// <summary>The one number that all elements of a small constant hold.</summary>
    private static float? Uniform(TensorData? data)
    {
        if (ScalarFacts.Constant(data) is { } number)
        {
            return (float)number;
        }

        return
            data is { ElementType: ElementType.Float, ElementCount: > 0 }
            && data.As<float>() is var elements
            && !elements.ContainsAnyExcept(elements[0])
            ? elements[0]
            : null;
    }

    private static Func<float, float> Rounding(Node cast) => (ElementType)cast.Int("to", 0) switch
    {
        ElementType.Bool => x => x != 0 ? 1 : 0,
        ElementType.Float or ElementType.Double => x => x,
        ElementType.Int32 or ElementType.Int64 => MathF.Truncate,
        _ => _ => float.NaN, // a type that may not hold the fill value: nothing is claimed of it
    };

    private MaskMatch Map(Func<float, float> function) => this with { Kept = function(Kept), Masked = function(Masked) };

    /// <summary>Only axes of extent 1 may come and go.</summary>
    private MaskMatch? Reshaped(ImmutableArray<Extent>? before, ImmutableArray<Extent>? after)
    {
        if (before is not { } from || after is not { } to || from.Length != Axes.Length)
        {
            return null;
        }

        var moving = Enumerable.Range(0, from.Length).Where(axis => !from[axis].Is(1)).ToArray();
        var places = Enumerable.Range(0, to.Length).Where(axis => !to[axis].Is(1)).ToArray();
        if (!moving.Select(axis => from[axis]).SequenceEqual(places.Select(axis => to[axis])))
        {
            return null;
        }

        var axes = new int?[to.Length];
        for (var i = 0; i < places.Length; i++)
        {
            axes[places[i]] = Axes[moving[i]];
        }

        return this with { Axes = [.. axes] };
    }

    /// <summary>The mask's own axes must keep their extents.</summary>
    private MaskMatch? Expanded(ImmutableArray<Extent>? before, ImmutableArray<Extent>? after)
    {
        if (before is not { } from || after is not { } to || from.Length != Axes.Length || to.Length < from.Length)
        {
            return null;
        }

        var added = to.Length - from.Length;
        var isKept = Enumerable.Range(0, from.Length).All(axis => Axes[axis] is null || from[axis] == to[axis + added]);
        return isKept ? this with { Axes = [.. new int?[added], .. Axes] } : null;
    }

    private static MaskMatch? Choose(MaskMatch? condition, MaskMatch? yes, MaskMatch? no)
    {
        if (condition is null
            || Combine(yes, no, (_, y) => y) is not { } values
            || Combine(condition, values, (x, _) => x) is not { } choice)
        {
            return null;
        }

        return choice with { Kept = condition.Kept != 0 ? yes!.Kept : no!.Kept, Masked = condition.Masked != 0 ? yes!.Masked : no!.Masked };
    }

    private static MaskMatch? Combine(MaskMatch? left, MaskMatch? right, Func<float, float, float> function)
    {
        if (left is null || right is null || (left.Source is not null && right.Source is not null && left.Source != right.Source))
        {
            return null;
        }

        var axes = new int?[Math.Max(left.Axes.Length, right.Axes.Length)];
        for (var fromEnd = 1; fromEnd <= axes.Length; fromEnd++)
        {
            var a = fromEnd <= left.Axes.Length ? left.Axes[^fromEnd] : null;
            var b = fromEnd <= right.Axes.Length ? right.Axes[^fromEnd] : null;
            if (a is not null && b is not null && a != b)
            {
                return null;
            }

            axes[^fromEnd] = a ?? b;
        }

        return new(left.Source ?? right.Source, [.. axes], function(left.Kept, right.Kept), function(left.Masked, right.Masked));
    }
}
