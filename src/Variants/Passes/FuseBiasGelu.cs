using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// The addition of a constant bias and the GELU after it become <c>BiasGelu</c>, or <c>FastGelu</c> with a bias for the tanh form. The bias
/// must be a vector along the last axis, and the GELU the only consumer of the sum. Bit-exact up to the kernel's own GELU.
/// </summary>
internal sealed class FuseBiasGelu : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "fuse-bias-gelu";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var facts = new Lazy<ShapeFacts>(() => new(graph));
        return FusionSearch.First(
            graph, Name, IsGeluWithoutBias, refuse, (gelu, refuseHere) => Match(graph, facts.Value, gelu, refuseHere));
    }

    private static Fusion? Match(Graph graph, ShapeFacts facts, Node gelu, Action<string> refuse)
    {
        if (graph.Producer(gelu.Input(0), "Add") is not { } sum)
        {
            refuse("no addition of a bias comes before it");
            return null;
        }

        if (graph.ConstantVectorOperand(sum) is not var (bias, input)
            || facts.Shape(input) is not [.., { Value: { } extent }]
            || facts.Shape(bias) is not [{ Value: { } length }]
            || length != extent)
        {
            refuse("the sum before it has no constant vector along the last axis");
            return null;
        }

        return ToFusion(gelu, sum, input, bias);
    }

    private static bool IsGeluWithoutBias(Node node) =>
        node.Is("Gelu") || node.Is("Gelu", Fusion.Contrib) || (node.Is("FastGelu", Fusion.Contrib) && node.Input(1).Length == 0);

    private static Fusion ToFusion(Node gelu, Node sum, string input, string bias)
    {
        var isApproximate =
            gelu.OperatorType == "FastGelu" || gelu.Find("approximate", AttributeKind.String)?.AsString == "tanh";
        var operatorType = isApproximate ? "FastGelu" : "BiasGelu";
        return new()
        {
            Label = $"{operatorType} with {bias} at {gelu.Outputs[0]}",
            Last = gelu,
            Interior = [sum],
            Add =
            [
                new Node
                {
                    Name = gelu.Name,
                    OperatorType = operatorType,
                    Domain = Fusion.Contrib,
                    Inputs = [input, bias],
                    Outputs = gelu.Outputs,
                },
            ],
        };
    }
}
