using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// The sum of two activations of one shape and the layer normalisation after it become <c>SkipLayerNormalization</c>; a constant bias of
/// one of them becomes its fifth input, a sum that is read elsewhere its fourth output. Same mathematics, rounded in another order.
/// </summary>
internal sealed class FuseSkipLayerNorm : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "fuse-skip-layer-norm";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var facts = new Lazy<ShapeFacts>(() => new(graph));
        return FusionSearch.First(graph, Name, LayerNormMatch.IsAnchor, refuse, (anchor, refuseHere) =>
            LayerNormMatch.At(graph, facts.Value, anchor, refuseHere) is { } norm ? Match(graph, facts.Value, norm, refuseHere) : null);
    }

    private static Fusion? Match(Graph graph, ShapeFacts facts, LayerNormMatch norm, Action<string> refuse)
    {
        if (graph.Producer(norm.Input, "Add") is not { } sum
            || sum.Inputs.Any(input => graph.Constant(input) is not null)
            || sum.Input(0) == sum.Input(1))
        {
            refuse("it does not normalise the sum of two activations");
            return null;
        }

        if (facts.Shape(sum.Input(0)) is not { Length: 2 or 3 } left
            || facts.Shape(sum.Input(1)) is not { } right
            || !left.SequenceEqual(right))
        {
            refuse("the two summands cannot be shown to have one shape of rank 2 or 3");
            return null;
        }

        var (input, skip, bias) = Summands(graph, sum);
        var isSumRead = graph.Index.IsOutput(norm.Input) || graph.Index.Consumers(norm.Input).Any(reader => !norm.Nodes.Contains(reader));
        ImmutableArray<string> inputs = bias is null
            ? [input, skip, norm.Gamma, norm.Beta]
            : [input, skip, norm.Gamma, norm.Beta, bias.Value.Name];
        return new()
        {
            Label = $"SkipLayerNormalization{(bias is { } given ? $" with {given.Name}" : "")} at {norm.Last.Outputs[0]}",
            Last = norm.Last,
            AlsoReplaced = isSumRead ? [sum] : [],
            Interior = [.. norm.Nodes, sum, .. bias is { } taken ? (ImmutableArray<Node>)[taken.Sum] : []],
            Add =
            [
                new Node
                {
                    Name = norm.Last.Name,
                    OperatorType = "SkipLayerNormalization",
                    Domain = Fusion.Contrib,
                    Inputs = inputs,
                    Outputs = isSumRead ? [norm.Last.Outputs[0], "", "", norm.Input] : [norm.Last.Outputs[0]],
                }.With("epsilon", AttributeValue.Of(norm.Epsilon)),
            ],
        };
    }

    /// <summary>The summand with a bias of its own that nobody else reads comes first, without its bias.</summary>
    private static (string Input, string Skip, (string Name, Node Sum)? Bias) Summands(Graph graph, Node sum)
    {
        foreach (var (biased, skip) in new[] { (sum.Input(0), sum.Input(1)), (sum.Input(1), sum.Input(0)) })
        {
            if (graph.Producer(biased, "Add") is { } inner
                && graph.Index.OnlyConsumer(biased) == sum
                && graph.ConstantVectorOperand(inner) is var (bias, input))
            {
                return (input, skip, (bias, inner));
            }
        }

        return (sum.Input(0), sum.Input(1), null);
    }
}
