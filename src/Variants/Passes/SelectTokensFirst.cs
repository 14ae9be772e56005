using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Where one token of the last hidden state is read (the first, by a classifier), what is computed token by token is computed for that
/// token alone: in the last layer all but keys and values. The values in between must have no other consumer. The sums stay the same; an
/// activation that is quantised at run time gets the range of the selected tokens.
/// </summary>
internal sealed class SelectTokensFirst : IGraphPass
{
    /// <inheritdoc/>
    public string Name => "select-tokens-first";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Rounding;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var selections = graph.Nodes.Where(node =>
                node.Is("Gather")
                && node.Int("axis", 0) == 1
                && graph.Constant(node.Input(1)) is { Extents.Length: 0, ElementType: ElementType.Int64 })
            .ToArray();
        var facts = selections.Length > 0 ? new ShapeFacts(graph) : null;
        foreach (var selection in selections)
        {
            if (facts!.Shape(selection.Input(0)) is not [_, { Value: not 1 }, _])
            {
                continue;
            }

            var replaced = new TokenwiseRegion(graph, facts).Above(selection);
            if (replaced.Any(node => node.Is("MatMul")))
            {
                return ToPatch(graph, selection, replaced);
            }

            refuse(new(Name, selection.ToString(), "no product is computed token by token for this selection alone"));
        }

        return null;
    }

    /// <summary>Copies of the region's nodes that read and make values [batch, 1, hidden].</summary>
    private static GraphPatch ToPatch(Graph graph, Node selection, ImmutableArray<Node> region)
    {
        var index = graph.Unused($"{selection.Outputs[0]}_index");
        var first = graph.Unused($"{selection.Outputs[0]}_first");
        var added = ImmutableArray.CreateBuilder<Node>();
        var selected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in region)
        {
            ImmutableArray<string> inputs =
            [
                .. node.Inputs.Select((input, i) => TokenwiseRegion.IsSelectable(graph, node, i) ? Selected(input) : input),
            ];
            selected[node.Outputs[0]] = graph.Unused($"{node.Outputs[0]}_selected");
            added.Add(node with { Name = selected[node.Outputs[0]], Inputs = inputs, Outputs = [selected[node.Outputs[0]]] });
        }

        added.Add(selection with { Inputs = [Selected(selection.Input(0)), first] });
        return new()
        {
            Label = $"{region.Length} nodes for the tokens of {selection.Outputs[0]} alone",
            Remove = [selection],
            Add = added.ToImmutable(),
            Initializers = ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal)
                .Add(index, TensorData.Of([graph.Constant(selection.Input(1))!.As<long>()[0]])).Add(first, TensorData.Scalar(0L)),
        };

        string Selected(string value)
        {
            if (!selected.TryGetValue(value, out var name))
            {
                selected[value] = name = graph.Unused($"{value}_selected");
                added.Add(
                    new Node
                    {
                        Name = name,
                        OperatorType = "Gather",
                        Inputs = [value, index],
                        Outputs = [name],
                    }.With("axis", AttributeValue.Of(1)));
            }

            return name;
        }
    }
}
