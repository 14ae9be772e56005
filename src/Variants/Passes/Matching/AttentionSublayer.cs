using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>x + attention(x), or x + attention(norm(x)): an attention sublayer with its residual connection.</summary>
/// <param name="Input">x, of [batch, sequence, width].</param>
/// <param name="Sum">The <c>Add</c>.</param>
/// <param name="Width">Features of a token.</param>
internal sealed record AttentionSublayer(string Input, Node Sum, int Width)
{
    /// <summary>Name of x + attention(x).</summary>
    public string Output => Sum.Outputs[0];

    /// <summary>All attention sublayers of a graph, in its order.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="refuse">Receives the reason for each softmax or attention that is not such a sublayer.</param>
    public static IReadOnlyList<AttentionSublayer> All(Graph graph, Action<Node, string> refuse)
    {
        var facts = new ShapeFacts(graph);
        var found = new List<AttentionSublayer>();
        foreach (var anchor in graph.Nodes.Where(node => node.Is("Softmax") || node.Is("Attention")))
        {
            void Refuse(string reason) => refuse(anchor, reason);
            if (AttentionCore.At(graph, facts, anchor, Refuse) is { } core && Of(graph, facts, core, Refuse) is { } sublayer)
            {
                found.Add(sublayer);
            }
        }

        return found;
    }

    private static AttentionSublayer? Of(Graph graph, ShapeFacts facts, AttentionCore core, Action<string> refuse)
    {
        if (Sink(graph, core.Last.Outputs[0]) is not var (sum, input))
        {
            refuse("its output does not only go, by products and biases, into a sum with the activation that runs past it");
            return null;
        }

        if (ProjectionMatch.Of(graph, core.Query)?.Input is not { } read || !(read == input || IsNormalized(graph, facts, read, input)))
        {
            refuse("what its output is added to is not what it reads");
            return null;
        }

        if (facts.Shape(input) is not [_, _, { Value: { } width }])
        {
            refuse("the width of its input is not known");
            return null;
        }

        if (graph.Index.IsOutput(sum.Outputs[0]) || graph.Index.Consumers(sum.Outputs[0]).Any(reader => reader.Subgraphs.Any()))
        {
            refuse("its sum is an output of the graph or read in a subgraph");
            return null;
        }

        return new(input, sum, (int)width);
    }

    /// <summary>
    /// The sum of two activations that a value goes into, through products and biases without other consumers, and its other summand.
    /// </summary>
    private static (Node Sum, string Other)? Sink(Graph graph, string value)
    {
        while (graph.Index.OnlyConsumer(value) is { } reader)
        {
            if (reader.Is("Add") && graph.Constant(reader.OtherOperand(value)!) is null)
            {
                return (reader, reader.OtherOperand(value)!);
            }

            if (!reader.Is("Add")
                && !reader.Is("Identity")
                && !(reader.Is("MatMul") && reader.Input(0) == value && graph.Constant(reader.Input(1)) is not null))
            {
                return null;
            }

            value = reader.Outputs[0];
        }

        return null;
    }

    private static bool IsNormalized(Graph graph, ShapeFacts facts, string value, string input) => graph.Nodes
        .Where(node => node.Is("LayerNormalization") || node.Is("Sqrt"))
        .Select(node => LayerNormMatch.At(graph, facts, node, _ => { }))
        .Any(norm => norm is not null && norm.Input == input && norm.Last.Outputs[0] == value);
}
