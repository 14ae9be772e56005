using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>Numbers that are the same for every input: constants with one element, and arithmetic on them and on known extents.</summary>
internal sealed class ScalarFacts(Graph graph, ShapeFacts shapes)
{
    private const int MaxDepth = 12;

    /// <summary>The number, or null when it depends on the input or is not a single one.</summary>
    public double? Of(string value) => Of(value, 0);

    /// <summary>The one element of a constant as a number, or null.</summary>
    public static double? Constant(TensorData? data) => data is not { ElementCount: 1 } ? null : data.ElementType switch
    {
        ElementType.Float => data.As<float>()[0],
        ElementType.Double => data.As<double>()[0],
        ElementType.Float16 => (double)data.As<Half>()[0],
        ElementType.Int64 => data.As<long>()[0],
        ElementType.Int32 => data.As<int>()[0],
        ElementType.Bool => data.As<bool>()[0] ? 1 : 0,
        _ => null,
    };

    private double? Of(string value, int depth)
    {
        if (Constant(graph.Constant(value)) is { } constant)
        {
            return constant;
        }

        if (depth > MaxDepth || graph.Index.Producer(value) is not { Domain: "" } node)
        {
            return null;
        }

        return node.OperatorType switch
        {
            "Sqrt" when Of(node.Input(0), depth + 1) is { } radicand => Math.Sqrt(radicand),
            "Reciprocal" when Of(node.Input(0), depth + 1) is { } divisor => 1 / divisor,
            "Div" when Of(node.Input(0), depth + 1) is { } a && Of(node.Input(1), depth + 1) is { } b => a / b,
            "Mul" when Of(node.Input(0), depth + 1) is { } a && Of(node.Input(1), depth + 1) is { } b => a * b,
            "Pow" when Of(node.Input(0), depth + 1) is { } a && Of(node.Input(1), depth + 1) is { } b => Math.Pow(a, b),
            "Cast" when node.Int("to", 0) is (long)ElementType.Float or (long)ElementType.Double => Of(node.Input(0), depth + 1),
            _ => shapes.Integers(value) is [{ Value: { } extent }] ? extent : null,
        };
    }
}
