using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// The nodes that compute each token of [batch, sequence, hidden] from the same token, and that only one selection of a token needs.
/// </summary>
internal sealed class TokenwiseRegion(Graph graph, ShapeFacts facts)
{
    private const string Contrib = Fusion.Contrib;

    /// <summary>The region that a selection along the sequence reads, in graph order; empty when there is none.</summary>
    public ImmutableArray<Node> Above(Node selection)
    {
        var wanted = facts.Shape(selection.Input(0))!.Value;
        var region = new HashSet<Node> { selection };
        foreach (var node in graph.Nodes.Reverse())
        {
            if (node.Outputs is [var output]
                && !graph.Index.IsOutput(output)
                && graph.Index.Consumers(output) is { Count: > 0 } readers
                && readers.All(region.Contains)
                && readers.All(reader => ReadsByToken(reader, output, selection))
                && HasTokens(output, wanted)
                && IsTokenwise(node, wanted))
            {
                region.Add(node);
            }
        }

        return [.. graph.Nodes.Where(node => node != selection && region.Contains(node))];
    }

    /// <summary>True for the inputs of a node of the region that are activations by token; keys and values of attention are not.</summary>
    public static bool IsSelectable(Graph graph, Node node, int input) =>
        node.Is("MultiHeadAttention", Contrib) ? input == 0 : node.Input(input).Length > 0 && graph.Constant(node.Input(input)) is null;

    private bool ReadsByToken(Node reader, string value, Node selection) =>
        reader == selection ? selection.Input(1) != value
        : Enumerable.Range(0, reader.Inputs.Length).Where(i => reader.Inputs[i] == value).All(i => IsSelectable(graph, reader, i));

    private bool HasTokens(string value, ImmutableArray<Extent> wanted) =>
        facts.Shape(value) is [var batch, var sequence, _] && batch == wanted[0] && sequence == wanted[1];

    private bool IsTokenwise(Node node, ImmutableArray<Extent> wanted)
    {
        var isKnown = (node.Domain, node.OperatorType) switch
        {
            ("", "Add" or "Sub" or "Mul" or "Div" or "Erf" or "Tanh" or "Relu" or "Gelu" or "Sqrt" or "Pow") => true,
            ("", "LayerNormalization") => node.Int("axis", -1) is -1 or 2,
            ("", "MatMul") => graph.Constant(node.Input(1)) is { Extents.Length: 2 },
            (Contrib, "Gelu" or "FastGelu" or "BiasGelu" or "SkipLayerNormalization") => true,
            (Contrib, "MultiHeadAttention") => node.Inputs.Length is >= 3 and <= 5
                && node.Int("unidirectional", 0) == 0
                && HasTokens(node.Input(1), wanted),
            _ => false,
        };
        return isKnown
            && Enumerable
                .Range(0, node.Inputs.Length)
                .All(i => IsSelectable(graph, node, i) ? HasTokens(node.Input(i), wanted) : IsSafe(node, i));
    }

    /// <summary>A constant that does not vary from token to token, or an input that attention reads whole.</summary>
    private bool IsSafe(Node node, int input) =>
        node.Is("MultiHeadAttention", Contrib)
        || node.Input(input).Length == 0
        || graph.Constant(node.Input(input)) is { Extents.Length: <= 1 }
        || (node.Is("MatMul") && input == 1);
}
