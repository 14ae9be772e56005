using System.Collections.Frozen;
using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>The rules of every operator family; a family registers its operators by domain and name.</summary>
internal static class AllRules
{
    public static FrozenDictionary<(string Domain, string Operator), ShapeRule> Collect()
    {
        var rules = new RuleSet();
        ElementwiseRules.Register(rules);
        ArithmeticRules.Register(rules);
        TypeRules.Register(rules);
        ShapeValueRules.Register(rules);
        GeneratorRules.Register(rules);
        ReshapeRules.Register(rules);
        AxisRules.Register(rules);
        LayoutRules.Register(rules);
        SliceRules.Register(rules);
        SplitRules.Register(rules);
        PaddingRules.Register(rules);
        GatherRules.Register(rules);
        ScatterRules.Register(rules);
        SelectionRules.Register(rules);
        ReductionRules.Register(rules);
        MatMulRules.Register(rules);
        FusedMatMulRules.Register(rules);
        EinsumRules.Register(rules);
        NormalizationRules.Register(rules);
        EmbeddingRules.Register(rules);
        AttentionRules.Register(rules);
        FusedAttentionRules.Register(rules);
        QuantizationRules.Register(rules);
        QuantizedRules.Register(rules);
        ConvolutionRules.Register(rules);
        PoolingRules.Register(rules);
        RecurrentRules.Register(rules);
        ResizeRules.Register(rules);
        ControlFlowRules.Register(rules);
        return rules.Rules.ToFrozenDictionary();
    }
}
