using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Elements read at indices.</summary>
internal static class GatherRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Gather", context => Gather(context, context.ElementType(0), "axis"));
        rules.AddContrib("GatherBlockQuantized", BlockQuantized);
        rules.AddContrib("TorchEmbedding", context => Gather(context, context.ElementType(0), "axis"));
        rules.Add("GatherElements", context => context.Output(0, context.ElementType(0), context.Shape(1)));
        rules.AddBoth("GatherND", GatherND);
        rules.Add("Compress", Compress);
    }

    private static void Gather(RuleContext context, ElementType type, string attribute)
    {
        if (context.Shape(0) is not { } data || context.Shape(1) is not { } indices)
        {
            context.Output(0, type, null);
            return;
        }

        if (data.Count == 0)
        {
            throw context.Contradiction("a scalar has no axis to gather along");
        }

        var axis = context.Axis(context.Node.Int(attribute, 0), data.Count);
        context.Output(0, type, new([.. data.Take(axis), .. indices, .. data.Skip(axis + 1)]));
        if (context.Value(0) is { } value && context.Value(1) is { } positions)
        {
            Values(context, value, positions, axis);
        }
    }

    private static void Values(RuleContext context, PartialTensor value, PartialTensor positions, int axis)
    {
        var extent = value.Extents[axis];
        long[] extents = [.. value.Extents[..axis], .. positions.Extents, .. value.Extents[(axis + 1)..]];
        if (Strides.Count(extents) > PartialTensor.MaximalElements || positions.Integers() is not { } indices)
        {
            return;
        }

        if (indices.Any(index => index < -extent || index >= extent))
        {
            throw context.Contradiction($"index [{string.Join(", ", indices)}] along an extent of {extent}");
        }

        var strides = Strides.Of(value.Extents);
        var inner = Strides.Of(positions.Extents);
        context.Output(0, value.Remapped(extents, index =>
        {
            var position = indices[(int)Strides.Dot(index.AsSpan(axis, positions.Rank), inner)];
            return Strides.Dot(index.AsSpan(0, axis), strides)
                + ((position < 0 ? position + extent : position) * strides[axis])
                + Strides.Dot(index.AsSpan(axis + positions.Rank), strides.AsSpan(axis + 1));
        }));
    }

    /// <summary>Packed 4-bit data counts two elements per byte along its last axis.</summary>
    private static void BlockQuantized(RuleContext context)
    {
        var bits = context.Node.Int("bits", 4);
        var packed = context.ElementType(0) == ElementType.UInt8 ? 8 / Math.Max(1, bits) : 1;
        if (context.Shape(0) is not { Count: > 0 } data || context.Shape(1) is not { } indices)
        {
            context.Output(0, context.ElementType(2), null);
            return;
        }

        var extents = data.ToArray();
        extents[^1] = context.Times(extents[^1], Dimension.Of(packed));
        var axis = context.Axis(context.Node.Int("gather_axis", 0), data.Count);
        context.Output(0, context.ElementType(2), new([.. extents.Take(axis), .. indices, .. extents.Skip(axis + 1)]));
    }

    private static void GatherND(RuleContext context)
    {
        if (context.Shape(0) is not { } data || context.Shape(1) is not { Count: > 0 } indices || indices[-1].Value is not { } depth)
        {
            context.Output(0, context.ElementType(0), null);
            return;
        }

        var batch = (int)context.Node.Int("batch_dims", 0);
        if (batch + depth > data.Count || depth < 1)
        {
            throw context.Contradiction($"indices {indices} after {batch} batch axes into {data}");
        }

        context.Output(0, context.ElementType(0), new([.. indices.Take(indices.Count - 1), .. data.Skip(batch + (int)depth)]));
    }

    private static void Compress(RuleContext context)
    {
        var chosen = context.Value(1) is { } condition && condition.Integers() is { } flags
            ? Dimension.Of(flags.Count(flag => flag != 0))
            : context.Fresh();
        if (context.Node.Find("axis", AttributeKind.Int) is not { } axis)
        {
            context.Output(0, context.ElementType(0), new([chosen]));
        }
        else if (context.Shape(0) is { } shape)
        {
            var along = context.Axis(axis.AsInt, shape.Count);
            context.Output(0, context.ElementType(0), new([.. shape.Select((extent, other) => other == along ? chosen : extent)]));
        }
        else
        {
            context.Output(0, context.ElementType(0), null);
        }

        context.Unresolved("how many elements a condition chooses is known only when the graph runs");
    }
}
