using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EnergyGate.Graphs.Listings;

/// <summary>Writes the parts of a graph as lines of a listing.</summary>
internal static class ListingText
{
    private const string Input = "input";
    private const string Output = "output";
    private const string Opsets = "opsets";
    private const int MaxShownElements = 8;

    /// <summary>The graph's frame, then its nodes in order.</summary>
    public static ImmutableArray<ListedNode> Of(Graph graph) =>
    [
        new(
            Opsets, [$"@{Opsets}"], [],
            [.. graph.Opsets.Select(opset => $"{(opset.Key.Length == 0 ? "ai.onnx" : opset.Key)}={Text(opset.Value)}")]),
        .. graph.Inputs.Select(input => new ListedNode(Input, [ListedNode.Spelt(input.Name)], [], [Type(input.Type)])),
        .. graph.Outputs.Select(output => new ListedNode(
            Output, [$"@{Output}:{ListedNode.Spelt(output.Name)}"], [ListedNode.Spelt(output.Name)], [Type(output.Type)])),
        .. graph.Nodes.Select(node => Of(node, graph)),
    ];

    /// <summary>True for lines that are no nodes: inputs, outputs, operator sets.</summary>
    public static bool IsFrame(ListedNode node) => node.Operator is Input or Output or Opsets;

    private static ListedNode Of(Node node, Graph graph) =>
        new(
            node.Domain.Length == 0 ? node.OperatorType : $"{node.Domain}.{node.OperatorType}",
            [.. node.Outputs.Select(ListedNode.Spelt)],
            [
                .. node.Inputs.Select(input =>
                    graph.Initializers.TryGetValue(input, out var data)
                        ? $"{ListedNode.Spelt(input)}:{Tensor(data)}"
                        : ListedNode.Spelt(input)),
            ],
            [.. node.Attributes.Select(attribute => $"{attribute.Key}={Value(attribute.Value)}")]);

    private static string Value(AttributeValue value) => value.Kind switch
    {
        AttributeKind.Int => Text(value.AsInt),
        AttributeKind.Float => Text(value.AsFloat),
        AttributeKind.String => ListedNode.Spelt(value.AsString),
        AttributeKind.Tensor => Tensor(value.AsTensor),
        AttributeKind.Ints => List(value.AsInts.Select(number => Text(number))),
        AttributeKind.Floats => List(value.AsFloats.Select(number => Text(number))),
        AttributeKind.Strings => List(value.AsStrings.Select(text => ListedNode.Spelt(System.Text.Encoding.UTF8.GetString(text.AsSpan())))),
        AttributeKind.Tensors => List(value.AsTensors.Select(Tensor)),
        AttributeKind.Graph => Subgraph(value.AsGraph),
        AttributeKind.Graphs => List(value.AsGraphs.Select(Subgraph)),
        _ => $"<{Text(value.AsOpaque.Length)} bytes>",
    };

    private static string Subgraph(Graph graph) => $"<{Text(graph.Nodes.Length)} nodes {GraphListing.Of(graph).Digest}>";

    private static string List(IEnumerable<string> values) => $"[{string.Join(' ', values)}]";

    /// <summary>Type and extents; the elements of a short integer tensor as well.</summary>
    private static string Tensor(TensorData data)
    {
        var type = $"{data.ElementType}{List(data.Extents.Select(extent => Text(extent)))}";
        return data.ElementCount > MaxShownElements ? type : data.ElementType switch
        {
            ElementType.Int64 => $"{type}={List(MemoryMarshal.Cast<byte, long>(data.Bytes.Span).ToArray().Select(number => Text(number)))}",
            ElementType.Int32 => $"{type}={List(MemoryMarshal.Cast<byte, int>(data.Bytes.Span).ToArray().Select(number => Text(number)))}",
            _ => type,
        };
    }

    private static string Type(TensorType type) =>
        $"{type.ElementType}{(type.Shape is { } shape ? List(shape.Select(extent => ListedNode.Spelt(extent.ToString()))) : "[...]")}";

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
