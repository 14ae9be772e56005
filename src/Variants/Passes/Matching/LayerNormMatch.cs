using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// A layer normalisation over the last axis: (x - mean) / sqrt(variance + epsilon) * gamma + beta, as one operator or as nine.
/// </summary>
/// <param name="Input">The value that is normalised.</param>
/// <param name="Gamma">Constant vector.</param>
/// <param name="Beta">Constant vector.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Last">The node that makes the result.</param>
/// <param name="Nodes">All nodes of the match.</param>
internal sealed record LayerNormMatch(string Input, string Gamma, string Beta, float Epsilon, Node Last, ImmutableArray<Node> Nodes)
{
    /// <summary>True for the nodes at which a match may begin.</summary>
    public static bool IsAnchor(Node node) => node.Is("LayerNormalization") || node.Is("Sqrt");

    /// <summary>
    /// The match that begins at a <c>LayerNormalization</c> or at the <c>Sqrt</c> of a deviation; null for anything else.
    /// </summary>
    public static LayerNormMatch? At(Graph graph, ShapeFacts facts, Node anchor, Action<string> refuse) =>
        anchor.Is("LayerNormalization") ? Operator(graph, facts, anchor, refuse)
        : anchor.Is("Sqrt") ? Decomposed(graph, facts, anchor, refuse)
        : null;

    private static LayerNormMatch? Operator(Graph graph, ShapeFacts facts, Node node, Action<string> refuse)
    {
        if (!IsLast(node.Int("axis", -1), facts.Shape(node.Input(0))?.Length))
        {
            return Refused(refuse, $"it normalises from axis {node.Int("axis", -1)}, not over the last axis alone");
        }

        if (graph.Constant(node.Input(1)) is not { Extents.Length: 1 } || graph.Constant(node.Input(2)) is not { Extents.Length: 1 })
        {
            return Refused(refuse, "scale and bias must be constant vectors");
        }

        return node.Outputs.Length > 1
            ? Refused(refuse, "mean or deviation is an output as well")
            : new(node.Input(0), node.Input(1), node.Input(2), node.Float("epsilon", 1e-5f), node, [node]);
    }

    private static LayerNormMatch? Decomposed(Graph graph, ShapeFacts facts, Node root, Action<string> refuse)
    {
        if (graph.Producer(root.Input(0), "Add") is not { } shifted
            || Variance(graph, shifted) is not var (variance, epsilonName)
            || Squared(graph, variance.Input(0)) is not var (square, difference)
            || graph.Producer(difference.Input(1), "ReduceMean") is not { } mean
            || mean.Input(0) != difference.Input(0))
        {
            return null;
        }

        var input = mean.Input(0);
        if (ScalarFacts.Constant(graph.Constant(epsilonName)) is not { } epsilon)
        {
            return Refused(refuse, "epsilon is not a constant number");
        }

        if (!IsMeanOverLast(mean, facts) || !IsMeanOverLast(variance, facts))
        {
            return Refused(refuse, "the mean is not taken over the last axis alone with the axis kept");
        }

        if (graph.Index.OnlyConsumer(root.Outputs[0]) is not { } quotient || !quotient.Is("Div") || quotient.Input(1) != root.Outputs[0]
            || graph.Producer(quotient.Input(0), "Sub") is not { } numerator || !IsSameDifference(graph, numerator, difference))
        {
            return Refused(refuse, "the deviation does not divide the centred input alone");
        }

        if (graph.Index.OnlyConsumer(quotient.Outputs[0]) is not { } scaled
            || !scaled.Is("Mul")
            || graph.ConstantVectorOperand(scaled) is not var (gamma, _)
            || graph.Index.OnlyConsumer(scaled.Outputs[0]) is not { } last
            || !last.Is("Add")
            || graph.ConstantVectorOperand(last) is not var (beta, _))
        {
            return Refused(refuse, "no constant scale and bias follow, or a value between them is read elsewhere");
        }

        return new(
            input, gamma, beta, (float)epsilon, last,
            [mean, difference, numerator, square, variance, shifted, root, quotient, scaled, last]);
    }

    private static (Node Variance, string Epsilon)? Variance(Graph graph, Node shifted) =>
        graph.Producer(shifted.Input(0), "ReduceMean") is { } left ? (left, shifted.Input(1))
        : graph.Producer(shifted.Input(1), "ReduceMean") is { } right ? (right, shifted.Input(0))
        : null;

    private static (Node Square, Node Difference)? Squared(Graph graph, string value)
    {
        if (graph.Index.Producer(value) is not { } square || graph.Producer(square.Input(0), "Sub") is not { } difference)
        {
            return null;
        }

        var isSquare = square.Is("Pow")
            ? ScalarFacts.Constant(graph.Constant(square.Input(1))) == 2.0
            : square.Is("Mul") && square.Input(0) == square.Input(1);
        return isSquare ? (square, difference) : null;
    }

    /// <summary>Some exporters subtract the mean twice, and some take it twice.</summary>
    private static bool IsSameDifference(Graph graph, Node a, Node b) =>
        a.Input(0) == b.Input(0)
        && (
            a.Input(1) == b.Input(1)
            || (
                graph.Producer(a.Input(1), "ReduceMean") is { } mean
                && graph.Producer(b.Input(1), "ReduceMean") is { } other
                && mean.Inputs.SequenceEqual(other.Inputs)
                && (mean.Ints("axes") ?? []).SequenceEqual(other.Ints("axes") ?? [])
                && mean.Int("keepdims", 1) == other.Int("keepdims", 1)));

    private static bool IsMeanOverLast(Node mean, ShapeFacts facts)
    {
        var axes = mean.Ints("axes") is { } fixedAxes ? [.. fixedAxes.Select(Extent.Of)] : facts.Integers(mean.Input(1)) ?? [];
        return mean.Int("keepdims", 1) == 1 && axes is [{ Value: { } axis }] && IsLast(axis, facts.Shape(mean.Input(0))?.Length);
    }

    private static bool IsLast(long axis, int? rank) => axis == -1 || axis == rank - 1;

    private static LayerNormMatch? Refused(Action<string> refuse, string reason)
    {
        refuse(reason);
        return null;
    }
}
