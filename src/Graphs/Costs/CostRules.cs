using System.Collections.Frozen;

namespace EnergyGate.Graphs.Costs;

/// <summary>The cost rules of every operator family, by domain and operator.</summary>
internal static class CostRules
{
    private const string Contrib = "com.microsoft";

    private static readonly FrozenDictionary<(string Domain, string Operator), CostRule> Rules = Collect();

    /// <summary>The work of a node; an operator without a rule counts its bytes and no arithmetic.</summary>
    public static NodeCost Of(CostContext context)
    {
        var (domain, name) = (context.Node.Domain, context.Node.OperatorType);
        return name == "Constant" ? context.CostOfBytes(OperatorClass.Shape, 0, 0, 0)
            : name is "Shape" or "Size" ? context.CostOfBytes(OperatorClass.Shape, 0, 0, context.OutputBytes())
            : context.IsShapeArithmetic ? context.Cost(OperatorClass.Shape, 0)
            : Rules.TryGetValue((domain, name), out var rule) ? rule(context)
            : context.Cost(OperatorClass.Other, 0);
    }

    private static FrozenDictionary<(string Domain, string Operator), CostRule> Collect()
    {
        var rules = new Dictionary<(string Domain, string Operator), CostRule>();
        foreach (var (domain, operators, rule) in MatMulCosts.All.Concat(FusedMatMulCosts.All).Concat(AttentionCosts.All)
            .Concat(ElementwiseCosts.All).Concat(NormalizationCosts.All).Concat(MovementCosts.All).Concat(ConvolutionCosts.All))
        {
            foreach (var name in operators.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                rules.Add((domain, name), rule);
            }
        }

        return rules.ToFrozenDictionary();
    }

    /// <summary>One rule for operators of ONNX's own domain, named in one string, separated by spaces.</summary>
    public static (string Domain, string Operators, CostRule Rule) Own(string operators, CostRule rule) => ("", operators, rule);

    /// <summary>One rule for contrib operators.</summary>
    public static (string Domain, string Operators, CostRule Rule) Fused(string operators, CostRule rule) => (Contrib, operators, rule);
}
