using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Exporters write a weight that several nodes share once, and an <c>Identity</c> of it for each of the others. Their readers read the
/// constant itself, so that other passes see that it is one. The same bits.
/// </summary>
internal sealed class InlineConstants : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "inline-constants";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.BitExact;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes.Where(node => node.Is("Identity")))
        {
            var origin = origins.GetValueOrDefault(node.Input(0), node.Input(0));
            if (graph.Constant(origin) is not null
                && graph.Index.Consumers(node.Outputs[0]).All(reader => reader.Inputs.Contains(node.Outputs[0]) && !reader.Subgraphs.Any()))
            {
                origins[node.Outputs[0]] = origin;
            }
        }

        var readers = graph.Nodes.Where(node => node.Inputs.Any(origins.ContainsKey)).ToArray();
        return readers.Length == 0
            ? null
            : new()
            {
                Label = $"{origins.Count} copies of constants",
                Remove = [.. readers],
                Add =
                [
                    .. readers.Select(reader =>
                        reader with
                        {
                            Inputs = [.. reader.Inputs.Select(input => origins.GetValueOrDefault(input, input))],
                        }),
                ],
            };
    }
}
