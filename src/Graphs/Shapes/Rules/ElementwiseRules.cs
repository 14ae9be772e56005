using EnergyGate.Graphs.Shapes.Contracts;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Operators whose output has type and shape of their first input: unary functions, activations, softmax.</summary>
internal static class ElementwiseRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add(
            """
            Acos Acosh Asin Asinh Atan Atanh Celu Cos Cosh Elu Erf Exp HardSigmoid HardSwish Hardmax LeakyRelu Log LogSoftmax LRN
            LpNormalization MeanVarianceNormalization Mish Relu Selu Shrink Sigmoid Sign Sin Sinh Softmax Softplus Softsign Swish
            Tan Tanh ThresholdedRelu
            BitwiseNot InstanceNormalization GroupNormalization ReverseSequence Trilu Clip
            ScaledTanh Affine ParametricSoftplus ImageScaler Bernoulli
            """,
            SameAsFirst);
        rules.AddContrib(
            """
            BiasGelu FastGelu QuickGelu Gelu ScaledSiLU BiasAdd BiasSoftmax GatedAdd ComplexMul ComplexMulConj Trilu Inverse QOrderedGelu
            QLinearSigmoid QLinearLeakyRelu QLinearSoftmax NGramRepeatBlock MulInteger
            """,
            SameAsFirst);
        rules.Add("Gelu", SameAsFirst);
        rules.AddBoth("Abs", context => Unary(context, Absolute));
        rules.Add("Neg", context => Unary(context, ElementArithmetic.Negate));
        rules.Add("Floor", context => Unary(context, Real(Math.Floor)));
        rules.Add("Ceil", context => Unary(context, Real(Math.Ceiling)));
        rules.Add("Round", context => Unary(context, Real(value => Math.Round(value, MidpointRounding.ToEven))));
        rules.Add("Sqrt", context => Unary(context, Real(Math.Sqrt)));
        rules.Add("Reciprocal", context => Unary(context, Real(value => 1 / value)));
        rules.Add("Identity", context => Unary(context, element => element));
        rules.Add("Not", context => Unary(context, ElementArithmetic.Not));
        rules.Add("IsNaN IsInf", context => context.Output(0, ElementType.Bool, context.Shape(0)));
        rules.AddContrib("IsAllFinite", context => context.Output(0, ElementType.Bool, TensorShape.Scalar));
        rules.Add("Dropout", context => Dropout(context, ElementType.Bool));
        rules.AddContrib("BiasDropout BitmaskDropout BitmaskBiasDropout", context => Dropout(context, ElementType.Bool));
    }

    /// <summary>Output 0 has type and shape of input 0.</summary>
    public static void SameAsFirst(RuleContext context) => context.Output(0, context.Type(0));

    /// <summary>A function of single elements, followed through small values.</summary>
    public static void Unary(RuleContext context, Func<Element, Element> function)
    {
        SameAsFirst(context);
        if (context.Value(0) is { } value)
        {
            context.Output(
                0,
                new PartialTensor(
                    value.Type, value.Extents, Array.ConvertAll(value.Elements, element => function(element).As(value.Type))));
        }
    }

    private static Func<Element, Element> Real(Func<double, double> function) =>
        element => element.Kind == ElementKind.Real ? Element.Of(function(element.Real)) : Element.Unknown;

    private static Element Absolute(Element element) => element switch
    {
        { Kind: ElementKind.Integer } when element.Integer != long.MinValue => Element.Of(Math.Abs(element.Integer)),
        { Kind: ElementKind.Real } => Element.Of(Math.Abs(element.Real)),
        { Symbolic.IsNonNegative: true } => element,
        _ => Element.Unknown,
    };

    private static void Dropout(RuleContext context, ElementType mask)
    {
        Unary(context, element => context.Has(2) ? Element.Unknown : element);
        if (context.Node.Domain.Length == 0)
        {
            context.Output(1, context.Opset < 10 ? context.ElementType(0) : mask, context.Shape(0));
        }
        else if (context.HasOutput(1))
        {
            context.Unresolved("the packed mask of a training operator is not followed");
        }
    }
}
