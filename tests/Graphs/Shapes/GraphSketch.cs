using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Shapes;
using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Tests.Graphs.Shapes;

/// <summary>Small graphs written in a line, for tests of single rules.</summary>
internal sealed class GraphSketch
{
    private readonly List<ValueInfo> inputs = [];
    private readonly List<Node> nodes = [];
    private readonly List<KeyValuePair<string, TensorData>> initializers = [];
    private int opset = 17;

    public static GraphSketch Of(int opset = 17) => new() { opset = opset };

    /// <summary>An input; extents are numbers, symbols, or "?" for unknown.</summary>
    public GraphSketch Input(string name, ElementType type, params object[] extents)
    {
        inputs.Add(new(name, new(type, Shape(extents))));
        return this;
    }

    public GraphSketch Constant<T>(string name, T[] values, params long[] extents)
        where T : unmanaged
    {
        initializers.Add(new(name, TensorData.Of(values, extents)));
        return this;
    }

    public GraphSketch Scalar<T>(string name, T value)
        where T : unmanaged
    {
        initializers.Add(new(name, TensorData.Scalar(value)));
        return this;
    }

    /// <summary>
    /// A node: its operator (with domain before a colon), its inputs and outputs with spaces between, "-" for one left out.
    /// </summary>
    public GraphSketch Node(string operatorType, string from, string to, params (string Name, AttributeValue Value)[] attributes)
    {
        var parts = operatorType.Split(':');
        nodes.Add(new Node
        {
            OperatorType = parts[^1],
            Domain = parts.Length > 1 ? parts[0] : "",
            Inputs = Names(from),
            Outputs = Names(to),
            Attributes = attributes.ToImmutableSortedDictionary(
                attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal),
        });
        return this;
    }

    public Graph Build(params string[] outputs) => Graph.Create(
        inputs,
        outputs.Select(output => new ValueInfo(output, TensorType.Unknown)),
        nodes,
        initializers,
        [new("", opset), new("com.microsoft", 1)]);

    public InferredTypes Infer() => ShapeInference.Infer(Build());

    public static TensorShape Shape(params object[] extents) => new([.. extents.Select(extent => extent switch
    {
        int number => Dimension.Of(number),
        "?" => Dimension.Unknown,
        _ => Dimension.Named((string)extent),
    })]);

    private static ImmutableArray<string> Names(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name == "-" ? "" : name)];
}
