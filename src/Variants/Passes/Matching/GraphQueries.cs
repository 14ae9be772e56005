using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>Graph queries that several patterns share.</summary>
internal static class GraphQueries
{
    /// <summary>The node that makes a value, when it is this ONNX operator.</summary>
    public static Node? Producer(this Graph graph, string value, string operatorType) =>
        graph.Index.Producer(value) is { } node && node.Is(operatorType) ? node : null;

    /// <summary>The only consumer of a value, not counting those that read its shape; null when there is none or several.</summary>
    public static Node? OnlyComputation(this Graph graph, string value) =>
        graph.Index.Consumers(value).Where(reader => !reader.Is("Shape")).ToArray() is [var reader] && !graph.Index.IsOutput(value)
            ? reader
            : null;

    /// <summary>The other operand of a node with two; null when <paramref name="operand"/> is neither or both.</summary>
    public static string? OtherOperand(this Node node, string operand) =>
        node.Inputs is not [var a, var b] || (a == operand) == (b == operand) ? null : a == operand ? b : a;

    /// <summary>The two operands of a node as (the one with a constant vector, the other one).</summary>
    public static (string Constant, string Other)? ConstantVectorOperand(this Graph graph, Node node, long? length = null)
    {
        if (node.Inputs is not [var a, var b])
        {
            return null;
        }

        return IsVector(b) ? (b, a) : IsVector(a) ? (a, b) : null;

        bool IsVector(string value) =>
            graph.Constant(value) is { Extents: [var extent] } data
            && ElementTypes.IsFloat(data.ElementType)
            && (length is null || extent == length);
    }

    /// <summary>A name that no value of the graph has.</summary>
    public static string Unused(this Graph graph, string wanted)
    {
        var name = wanted;
        for (var i = 1; IsTaken(name); i++)
        {
            name = $"{wanted}_{i}";
        }

        return name;

        bool IsTaken(string value) => graph.Initializers.ContainsKey(value) || graph.Index.Producer(value) is not null
            || graph.Index.Consumers(value).Count > 0 || graph.Inputs.Any(input => input.Name == value);
    }

    /// <summary>A value as 32-bit integers: itself, what a <c>Cast</c> makes already, or what a new <c>Cast</c> will make.</summary>
    public static (string Value, Node? NewCast) AsInt32(this Graph graph, string value)
    {
        if (graph.Inputs.Any(input => input.Name == value && input.Type.ElementType == ElementType.Int32))
        {
            return (value, null);
        }

        if (graph.Index.Consumers(value).FirstOrDefault(node => node.Is("Cast") && node.Int("to", 0) == (long)ElementType.Int32) is
            { } present)
        {
            return (present.Outputs[0], null);
        }

        var name = graph.Unused($"{value}_int32");
        return (
            name,
            new Node
            {
                Name = name,
                OperatorType = "Cast",
                Inputs = [value],
                Outputs = [name],
            }.With("to", AttributeValue.Of((long)ElementType.Int32)));
    }
}
