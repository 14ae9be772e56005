using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>Operators that compute nothing: views move no byte, copies read what they write.</summary>
internal static class MovementCosts
{
    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Own("Reshape Flatten Squeeze Unsqueeze Identity Dropout", View),
        Fused("ExpandDims", View),
        Own(
            """
            Cast CastLike Transpose Concat Split Pad DepthToSpace SpaceToDepth ReverseSequence Trilu
            ScatterND ScatterElements Scatter TensorScatter
            """,
            Copy),
        Fused("Trilu Pad QLinearConcat", Copy),
        Own("Slice", context => Rows(context, OperatorClass.DataMovement, 0)),
        Own("Expand Tile", Copy),
        Own("Gather", context => Rows(context, OperatorClass.Embedding, 0)),
        Fused("GatherBlockQuantized", BlockQuantized),
        Own("GatherElements GatherND Compress", context => Rows(context, OperatorClass.DataMovement, 0)),
        Fused("GatherND", context => Rows(context, OperatorClass.DataMovement, 0)),
        Own("ConstantOfShape Range EyeLike OneHot NonZero RandomNormal RandomUniform RandomNormalLike RandomUniformLike Bernoulli", Copy),
        Fused("Range", Copy),
        Own("If Loop Scan", context => context.CostOfBytes(OperatorClass.ControlFlow, 0, 0, 0)),
    ];

    private static NodeCost View(CostContext context) => context.CostOfBytes(OperatorClass.View, 0, 0, 0);

    private static NodeCost Copy(CostContext context) => context.Cost(OperatorClass.DataMovement, 0);

    /// <summary>As many elements of one input as there are in the output, and the other inputs whole.</summary>
    private static NodeCost Rows(CostContext context, OperatorClass kind, int table) =>
        context.CostOfBytes(
            kind, 0, ElementTypes.ByteCount(context.Type(table).ElementType, context.OutputElements()) + Others(context, table),
            context.OutputBytes());

    private static long Others(CostContext context, params int[] tables) =>
        Enumerable.Range(0, context.Node.Inputs.Length).Except(tables).Sum(context.Bytes);

    /// <summary>Packed elements of <c>bits</c> each, with one scale per block, and two operations to unpack each.</summary>
    private static NodeCost BlockQuantized(CostContext context)
    {
        var elements = context.OutputElements();
        var blocks = elements / Math.Max(1, context.Node.Int("block_size", 128));
        var packed = ((elements * context.Node.Int("bits", 4)) + 7) / 8;
        var scales = ElementTypes.ByteCount(context.Type(2).ElementType, blocks);
        return context.CostOfBytes(OperatorClass.Embedding, 2 * elements, packed + scales + context.Bytes(1), context.OutputBytes());
    }
}
