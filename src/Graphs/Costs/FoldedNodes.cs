using System.Collections.Immutable;

namespace EnergyGate.Graphs.Costs;

/// <summary>
/// Nodes that a session computes once, when it is made (ONNX Runtime's constant folding, from level Basic on): their inputs are
/// initializers, values of <c>Constant</c> nodes, or outputs of such nodes. Example: the cast of a weight that is stored in 16 bits costs
/// nothing in a run.
/// </summary>
internal static class FoldedNodes
{
    // Never folded: a weight's DequantizeLinear, which is half of a QDQ pair, and random operators, which draw in every run.
    private static readonly ImmutableHashSet<string> NeverFolded =
    [
        "DequantizeLinear", "QuantizeLinear", "RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "Bernoulli",
        "Multinomial", "Dropout",
    ];

    /// <summary>The nodes of a graph that are folded; <c>Constant</c> nodes are not listed.</summary>
    public static ImmutableHashSet<Node> Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var constants = graph.Initializers.Keys.ToHashSet(StringComparer.Ordinal);
        var folded = ImmutableHashSet.CreateBuilder<Node>();
        foreach (var node in graph.Nodes)
        {
            if (node.Is("Constant"))
            {
                constants.UnionWith(node.Outputs);
            }
            else if (IsFolded(node, constants))
            {
                folded.Add(node);
                constants.UnionWith(node.Outputs);
            }
        }

        return folded.ToImmutable();
    }

    private static bool IsFolded(Node node, HashSet<string> constants) =>
        node.Inputs.Any(input => input.Length > 0)
        && node.Inputs.All(input => input.Length == 0 || constants.Contains(input))
        && !NeverFolded.Contains(node.OperatorType)
        && !node.Subgraphs.Any();
}
