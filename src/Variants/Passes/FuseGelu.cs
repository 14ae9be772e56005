using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// A GELU written out with <c>Erf</c> becomes the contrib operator <c>Gelu</c>, one with <c>Tanh</c> becomes <c>FastGelu</c>. The constants
/// must be GELU's own, and no value in between read elsewhere. Same mathematics, rounded in another order.
/// </summary>
internal sealed class FuseGelu : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "fuse-gelu";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse) =>
        FusionSearch.First(graph, Name, node => node.Is("Erf") || node.Is("Tanh"), refuse, (anchor, refuseHere) =>
            GeluMatch.At(graph, anchor, refuseHere) is { } match ? ToFusion(match) : null);

    private static Fusion ToFusion(GeluMatch match)
    {
        var operatorType = match.IsApproximate ? "FastGelu" : "Gelu";
        return new()
        {
            Label = $"{operatorType} at {match.Last.Outputs[0]}",
            Last = match.Last,
            Interior = match.Nodes,
            Add =
            [
                new Node
                {
                    Name = match.Last.Name,
                    OperatorType = operatorType,
                    Domain = Fusion.Contrib,
                    Inputs = [match.Input],
                    Outputs = match.Last.Outputs,
                },
            ],
        };
    }
}
