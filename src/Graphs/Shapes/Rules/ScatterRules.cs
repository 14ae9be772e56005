using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Elements written at indices: the output has type and shape of the data written into.</summary>
internal static class ScatterRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("Scatter ScatterElements TensorScatter", ElementwiseRules.SameAsFirst);
        rules.Add("ScatterND", ScatterND);
    }

    private static void ScatterND(RuleContext context)
    {
        context.Output(0, context.Type(0));
        var replaces = (context.Node.Find("reduction", AttributeKind.String)?.AsString ?? "none") == "none";
        if (replaces
            && context.Value(0) is { } data
            && context.Value(1) is { Rank: > 0 } indices
            && indices.Integers() is { } positions
            && context.Value(2) is { } updates)
        {
            context.Output(0, Written(context, data, indices.Extents, [.. positions], updates));
        }
    }

    private static PartialTensor Written(
        RuleContext context, PartialTensor data, long[] indexExtents, long[] positions, PartialTensor updates)
    {
        var depth = (int)indexExtents[^1];
        if (depth > data.Rank)
        {
            throw context.Contradiction($"indices of depth {depth} into {data.Shape}");
        }

        var elements = data.Elements.ToArray();
        var strides = Strides.Of(data.Extents);
        var block = (int)Strides.Count(data.Extents.AsSpan(depth));
        var rows = positions.Length / Math.Max(1, depth);
        if (updates.Elements.Length != rows * block)
        {
            throw context.Contradiction($"{updates.Elements.Length} updates for {rows} blocks of {block}");
        }

        for (var row = 0; row < rows; row++)
        {
            var offset = 0L;
            for (var axis = 0; axis < depth; axis++)
            {
                var position = positions[(row * depth) + axis];
                var extent = data.Extents[axis];
                offset += position >= -extent && position < extent
                    ? (position < 0 ? position + extent : position) * strides[axis]
                    : throw context.Contradiction($"index {position} along an extent of {extent}");
            }

            updates.Elements.AsSpan(row * block, block).CopyTo(elements.AsSpan((int)offset));
        }

        return new(data.Type, data.Extents, elements);
    }
}
