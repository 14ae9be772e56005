using static EnergyGate.Graphs.Costs.CostRules;

namespace EnergyGate.Graphs.Costs;

/// <summary>
/// One operation for each element and each elementary function (erf, tanh, exp and the like count one, as the arithmetic operators do);
/// a fused operator counts as the operators that it replaces.
/// </summary>
internal static class ElementwiseCosts
{
    /// <summary>x * 0.5 * (1 + erf(x / sqrt 2)): Div, Erf, Add, Mul, Mul.</summary>
    public const int ErfGelu = 5;

    /// <summary>
    /// 0.5 * x * (1 + tanh(0.797885 * (x + 0.044715 * x^3))): 8, as ELECTRA's flops_computation.py counts (Clark et al. 2020).
    /// </summary>
    public const int TanhGelu = 8;

    /// <summary>Minimum, maximum, scale, round, add the zero point.</summary>
    public const int DynamicQuantization = 5;

    public static IEnumerable<(string Domain, string Operators, CostRule Rule)> All =>
    [
        Own(
            """
            Add Sub Mul Div Pow Mod Neg Abs Sqrt Reciprocal Floor Ceil Round Sign Not And Or Xor Equal Less LessOrEqual Greater
            GreaterOrEqual Where Clip IsNaN IsInf BitShift BitwiseAnd BitwiseOr BitwiseXor BitwiseNot
            """,
            context => PerElement(context, OperatorClass.Elementwise, 1)),
        Own("Max Min Sum Mean", context => PerElement(context, OperatorClass.Elementwise, Math.Max(1, context.Node.Inputs.Length - 1))),
        Own(
            """
            Acos Acosh Asin Asinh Atan Atanh Cos Cosh Sin Sinh Tan Tanh Erf Exp Log Relu Sigmoid LeakyRelu PRelu ThresholdedRelu
            """,
            context => PerElement(context, OperatorClass.Activation, 1)),
        Own("Elu Celu Selu HardSigmoid Shrink Softplus Softsign Swish", context => PerElement(context, OperatorClass.Activation, 2)),
        Own("HardSwish Mish", context => PerElement(context, OperatorClass.Activation, 3)),
        Own(
            "Gelu",
            context =>
                PerElement(
                    context, OperatorClass.Activation,
                    context.Node.Find("approximate", AttributeKind.String)?.AsString == "tanh" ? TanhGelu : ErfGelu)),
        Fused("Gelu", context => PerElement(context, OperatorClass.Activation, ErfGelu)),
        Fused("BiasGelu", context => PerElement(context, OperatorClass.Activation, ErfGelu + 1)),
        Fused("FastGelu", context => PerElement(context, OperatorClass.Activation, TanhGelu + (context.Has(1) ? 1 : 0))),
        Fused("QuickGelu", context => PerElement(context, OperatorClass.Activation, 3)),
        Fused(
            "BiasAdd QLinearAdd QLinearMul QLinearWhere QLinearSigmoid QLinearLeakyRelu",
            context => PerElement(context, OperatorClass.Elementwise, 2)),
        Own("QuantizeLinear", context => PerElement(context, OperatorClass.Quantization, 3)),
        Fused("QuantizeLinear", context => PerElement(context, OperatorClass.Quantization, 3)),
        Own("DequantizeLinear", context => PerElement(context, OperatorClass.Quantization, 2)),
        Fused("DequantizeLinear", context => PerElement(context, OperatorClass.Quantization, 2)),
        Own("DynamicQuantizeLinear", context => PerElement(context, OperatorClass.Quantization, DynamicQuantization)),
    ];

    /// <summary>So many operations for each element of the first output.</summary>
    public static NodeCost PerElement(CostContext context, OperatorClass kind, int operations) =>
        context.Cost(kind, checked(context.OutputElements() * operations), computeType: Compute(context));

    /// <summary>A comparison computes on what it reads.</summary>
    private static ElementType Compute(CostContext context) =>
        context.OutputType(0).ElementType == ElementType.Bool ? context.Type(0).ElementType : context.OutputType(0).ElementType;
}
