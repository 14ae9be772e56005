using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Elements moved or repeated: transposition, concatenation, expansion, tiling, blocks.</summary>
internal static class LayoutRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Transpose", Transpose);
        rules.Add("Concat", Concat);
        rules.Add("Expand", Expand);
        rules.Add("Tile", Tile);
        rules.Add("DepthToSpace", context => Blocks(context, toSpace: true));
        rules.Add("SpaceToDepth", context => Blocks(context, toSpace: false));
    }

    private static void Transpose(RuleContext context)
    {
        var shape = context.Shape(0);
        if (shape is null)
        {
            context.Output(0, context.ElementType(0), context.Node.Ints("perm") is { } known ? context.FreshShape(known.Length) : null);
            return;
        }

        var order = context.Node.Ints("perm") ?? [.. Enumerable.Range(0, shape.Count).Reverse().Select(axis => (long)axis)];
        if (order.Length != shape.Count || context.Axes(order, shape.Count).Length != shape.Count)
        {
            throw context.Contradiction($"the order [{string.Join(", ", order)}] is not one of the axes of {shape}");
        }

        context.Output(0, context.ElementType(0), new([.. order.Select(axis => shape[(int)axis])]));
        if (context.Value(0) is { } value)
        {
            var strides = Strides.Of(value.Extents);
            long[] moved = [.. order.Select(axis => strides[axis])];
            context.Output(0, value.Remapped([.. order.Select(axis => value.Extents[axis])], index => Strides.Dot(index, moved)));
        }
    }

    private static void Concat(RuleContext context)
    {
        var type = Enumerable.Range(0, context.InputCount)
            .Select(context.ElementType)
            .FirstOrDefault(type => type != ElementType.Undefined);
        var shapes = Enumerable.Range(0, context.InputCount).Select(context.Shape).ToArray();
        var known = shapes.FirstOrDefault(shape => shape is not null);
        if (known is null)
        {
            context.Output(0, type, null);
            return;
        }

        var axis = context.Axis(context.Node.Int("axis", 1), known.Count);
        var dimensions = known.ToArray();
        for (var other = 0; other < dimensions.Length; other++)
        {
            dimensions[other] = other == axis ? Total(context, shapes, axis) : Common(context, shapes, other);
        }

        context.Output(0, type, new([.. dimensions]));
        Values(context, type, new([.. dimensions]), axis);
    }

    private static Dimension Total(RuleContext context, TensorShape?[] shapes, int axis) =>
        shapes.Any(shape => shape is null) ? context.Fresh()
        : shapes.FirstOrDefault(shape => shape!.Count <= axis) is { } other
            ? throw context.Contradiction($"a shape of {other.Count} axes is joined at axis {axis}")
            : shapes.Select(shape => shape![axis]).Aggregate(Dimension.Of(0), context.Sum);

    private static Dimension Common(RuleContext context, TensorShape?[] shapes, int axis)
    {
        var common = Dimension.Unknown;
        var rank = shapes.First(shape => shape is not null)!.Count;
        foreach (var shape in shapes.Where(shape => shape is not null))
        {
            common = shape!.Count == rank
                ? context.Merge(common, shape[axis], $"shapes to join that differ at axis {axis}")
                : throw context.Contradiction($"shapes of {rank} and {shape.Count} axes are joined");
        }

        return common == Dimension.Unknown ? context.Fresh() : common;
    }

    private static void Values(RuleContext context, ElementType type, TensorShape shape, int axis)
    {
        if (!PartialTensor.Fits(shape) || !context.Node.Inputs.Any(context.Scope.HasValue))
        {
            return;
        }

        var parts = Enumerable.Range(0, context.InputCount)
            .Select(input => context.Value(input) ?? PartialTensor.Unknown(context.Type(input)))
            .ToArray();
        if (parts.Any(part => part is null))
        {
            return;
        }

        long[] extents = [.. shape.Select(dimension => dimension.Value!.Value)];
        var blocks = extents[..axis].Aggregate(1L, (product, extent) => product * extent);
        var elements = new List<Element>();
        for (var block = 0; block < blocks; block++)
        {
            foreach (var part in parts)
            {
                var length = part!.Elements.Length / (int)blocks;
                elements.AddRange(part.Elements.AsSpan(block * length, length));
            }
        }

        context.Output(0, new PartialTensor(type, extents, [.. elements]));
    }

    private static void Expand(RuleContext context)
    {
        var target = GeneratorRules.Extents(context, 1);
        var shape = context.Broadcast(context.Shape(0), target);
        context.Output(0, context.ElementType(0), shape);
        if (PartialTensor.Fits(shape) && context.Value(0) is { } value)
        {
            var strides = Strides.Broadcast(value.Extents, shape!.Count);
            context.Output(0, value.Remapped([.. shape.Select(dimension => dimension.Value!.Value)], index => Strides.Dot(index, strides)));
        }
    }

    private static void Tile(RuleContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.Output(0, context.ElementType(0), context.Shape(1) is [{ Value: { } rank }] ? context.FreshShape((int)rank) : null);
            return;
        }

        var repeats = context.Elements(1);
        if (repeats is not null && repeats.Length != shape.Count)
        {
            throw context.Contradiction($"{repeats.Length} repeats for {shape}");
        }

        var tiled = repeats is null
            ? context.FreshShape(shape.Count)
            : new([.. shape.Zip(repeats, (extent, repeat) => context.Times(extent, context.Extent(repeat)))]);
        context.Output(0, context.ElementType(0), tiled);
        if (PartialTensor.Fits(tiled) && context.Value(0) is { } value)
        {
            var strides = Strides.Of(value.Extents);
            context.Output(0, value.Remapped(
                [.. tiled.Select(dimension => dimension.Value!.Value)],
                index => index.Select((position, axis) => position % value.Extents[axis] * strides[axis]).Sum()));
        }
    }

    private static void Blocks(RuleContext context, bool toSpace)
    {
        if (context.Shape(0) is not { Count: 4 } shape)
        {
            context.Output(0, context.ElementType(0), context.FreshShape(4));
            return;
        }

        var size = Dimension.Of(context.Node.Int("blocksize", 1));
        var area = context.Times(size, size);
        context.Output(0, context.ElementType(0), new(toSpace
            ? [shape[0], context.Quotient(shape[1], area), context.Times(shape[2], size), context.Times(shape[3], size)]
            : [shape[0], context.Times(shape[1], area), context.Quotient(shape[2], size), context.Quotient(shape[3], size)]));
    }
}
