using System.Collections.Immutable;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>ONNX's multidirectional broadcasting: shapes are aligned at their last axes, an extent of 1 is repeated.</summary>
internal static class Broadcasting
{
    /// <summary>The common shape; null when a rank is not known.</summary>
    /// <exception cref="ShapeException">Two extents differ and neither is 1.</exception>
    public static TensorShape? Broadcast(this RuleContext context, params IReadOnlyList<TensorShape?> shapes)
    {
        if (shapes.Any(shape => shape is null))
        {
            return null;
        }

        var result = shapes[0]!;
        for (var i = 1; i < shapes.Count; i++)
        {
            result = Pair(context, result, shapes[i]!);
        }

        return result;
    }

    /// <summary>The elements of a broadcast operation on values that are known; null when one is not, or the result is large.</summary>
    public static PartialTensor? Compute(
        this RuleContext context, ElementType type, TensorShape? shape, int[] inputs, Func<Element[], Element> operation)
    {
        if (!PartialTensor.Fits(shape) || !inputs.All(input => context.Scope.HasValue(context.Node.Input(input))))
        {
            return null;
        }

        var values = new PartialTensor[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (context.Value(inputs[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        long[] extents = [.. shape!.Select(dimension => dimension.Value!.Value)];
        var strides = Array.ConvertAll(values, value => Strides.Broadcast(value.Extents, extents.Length));
        var elements = new Element[Strides.Count(extents)];
        var index = new long[extents.Length];
        var arguments = new Element[values.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                arguments[k] = values[k].Elements[Strides.Dot(index, strides[k])];
            }

            elements[i] = operation(arguments).As(type);
            Strides.Advance(index, extents);
        }

        return new(type, extents, elements);
    }

    private static TensorShape Pair(RuleContext context, TensorShape left, TensorShape right)
    {
        if (left.Count < right.Count)
        {
            (left, right) = (right, left);
        }

        var offset = left.Count - right.Count;
        var dimensions = ImmutableArray.CreateBuilder<Dimension>(left.Count);
        for (var axis = 0; axis < left.Count; axis++)
        {
            dimensions.Add(axis < offset ? left[axis] : Extent(context, left, right, left[axis], right[axis - offset]));
        }

        return new(dimensions.MoveToImmutable());
    }

    private static Dimension Extent(RuleContext context, TensorShape left, TensorShape right, Dimension one, Dimension other) =>
        (one.Value, other.Value) switch
        {
            (1, _) => other,
            (_, 1) => one,
            ({ } a, { } b) => a == b ? one : throw context.Contradiction($"shapes {left} and {right} do not broadcast"),
            ({ }, null) => one,
            (null, { }) => other,
            _ => one.Symbol is not null && one == other ? one : context.Fresh(),
        };
}
