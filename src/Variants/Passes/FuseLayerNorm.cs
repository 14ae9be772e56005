using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Nine nodes of a layer normalisation over the last axis become ONNX's <c>LayerNormalization</c>. Needs operator set 17; constant scale,
/// bias and epsilon; no value in between that is read elsewhere. Same mathematics, rounded in another order.
/// </summary>
/// <param name="isForAnyOpset">Also in graphs for operator sets below 17: ONNX Runtime knows the operator there too, other runtimes do
/// not.</param>
public sealed class FuseLayerNorm(bool isForAnyOpset = false) : IGraphPass
{
    private const int FirstOpset = 17;

    /// <inheritdoc/>
    public string Name => "fuse-layer-norm";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var anchors = graph.Nodes.Where(node => node.Is("Sqrt")).ToArray();
        var facts = anchors.Length > 0 ? new ShapeFacts(graph) : null;
        foreach (var anchor in anchors)
        {
            void Refuse(string reason) => refuse(new(Name, anchor.ToString(), reason));
            if (LayerNormMatch.At(graph, facts!, anchor, Refuse) is not { } match)
            {
                continue;
            }

            if (graph.Opset < FirstOpset && !isForAnyOpset)
            {
                Refuse($"LayerNormalization came with operator set {FirstOpset}, the graph is written for {graph.Opset}");
            }
            else if (ToFusion(match).ToPatch(graph, Refuse) is { } patch)
            {
                return patch;
            }
        }

        return null;
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
