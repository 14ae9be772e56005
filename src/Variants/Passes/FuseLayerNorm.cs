using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Nine nodes of a layer normalisation over the last axis become ONNX's <c>LayerNormalization</c>. Needs operator set 17; constant scale,
/// bias and epsilon; no value in between that is read elsewhere. Same mathematics, rounded in another order.
/// </summary>
/// <param name="isForAnyOpset">Also in graphs for operator sets below 17: ONNX Runtime knows the operator there too, other runtimes do
/// not.</param>
internal sealed class FuseLayerNorm(bool isForAnyOpset = false) : IGraphPass
{
    private const int FirstOpset = 17;

    /// <inheritdoc/>
    public string Name => "fuse-layer-norm";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var facts = new Lazy<ShapeFacts>(() => new(graph));
        return FusionSearch.First(
            graph, Name, node => node.Is("Sqrt"), refuse, (anchor, refuseHere) => Match(graph, facts.Value, anchor, refuseHere));
    }

    private Fusion? Match(Graph graph, ShapeFacts facts, Node anchor, Action<string> refuse)
    {
        if (LayerNormMatch.At(graph, facts, anchor, refuse) is not { } match)
        {
            return null;
        }

        if (graph.Opset < FirstOpset && !isForAnyOpset)
        {
            refuse($"LayerNormalization came with operator set {FirstOpset}, the graph is written for {graph.Opset}");
            return null;
        }

        return ToFusion(match);
    }

    private static Fusion ToFusion(LayerNormMatch match) =>
        new()
        {
            Label = $"LayerNormalization at {match.Last.Outputs[0]}",
            Last = match.Last,
            Interior = match.Nodes,
            Add =
            [
                new Node
                {
                    Name = match.Last.Name,
                    OperatorType = "LayerNormalization",
                    Inputs = [match.Input, match.Gamma, match.Beta],
                    Outputs = match.Last.Outputs,
                }
                    .With("axis", AttributeValue.Of(-1))
                    .With("epsilon", AttributeValue.Of(match.Epsilon)),
            ],
        };
}
