using System.Collections.Immutable;
using Google.Protobuf;
using Kind = EnergyGate.Graphs.Onnx.AttributeProto.Types.AttributeType;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Attribute values, from and to ONNX's messages.</summary>
internal static class AttributeValues
{
    /// <summary>The value of an attribute.</summary>
    /// <param name="message">The message; tensors in it are stubs.</param>
    /// <param name="tensor">The tensor of a stub.</param>
    /// <param name="graph">The graph of a subgraph's message.</param>
    public static AttributeValue Read(AttributeProto message, Func<TensorProto, TensorData> tensor, Func<GraphProto, Graph> graph) =>
        KindOf(message) switch
        {
            _ when message.RefAttrName.Length > 0 => Opaque(message),
            Kind.Float => AttributeValue.Of(message.F),
            Kind.Int => AttributeValue.Of(message.I),
            Kind.String => AttributeValue.OfBytes(Bytes(message.S)),
            Kind.Tensor => AttributeValue.Of(tensor(message.T ?? throw new InvalidDataException("it is declared a tensor and holds none"))),
            Kind.Graph => AttributeValue.Of(graph(message.G ?? throw new InvalidDataException("it is declared a graph and holds none"))),
            Kind.Floats => AttributeValue.Of([.. message.Floats]),
            Kind.Ints => AttributeValue.Of([.. message.Ints]),
            Kind.Strings => AttributeValue.Of([.. message.Strings.Select(Bytes)]),
            Kind.Tensors => AttributeValue.Of([.. message.Tensors.Select(tensor)]),
            Kind.Graphs => AttributeValue.Of([.. message.Graphs.Select(graph)]),
            _ => Opaque(message),
        };

    /// <summary>The message of an attribute.</summary>
    public static AttributeProto Write(
        string name, AttributeValue value, Func<TensorData, TensorProto> tensor, Func<Graph, GraphProto> graph)
    {
        if (value.Kind == AttributeKind.Opaque)
        {
            return AttributeProto.Parser.ParseFrom(value.AsOpaque.AsSpan());
        }

        var message = new AttributeProto { Name = name, Type = (Kind)value.Kind };
        switch (value.Kind)
        {
            case AttributeKind.Float: message.F = value.AsFloat; break;
            case AttributeKind.Int: message.I = value.AsInt; break;
            case AttributeKind.String: message.S = ByteString.CopyFrom(value.AsBytes.AsSpan()); break;
            case AttributeKind.Tensor: message.T = tensor(value.AsTensor); break;
            case AttributeKind.Graph: message.G = graph(value.AsGraph); break;
            case AttributeKind.Floats: message.Floats.AddRange(value.AsFloats); break;
            case AttributeKind.Ints: message.Ints.AddRange(value.AsInts); break;
            case AttributeKind.Strings: message.Strings.AddRange(value.AsStrings.Select(text => ByteString.CopyFrom(text.AsSpan()))); break;
            case AttributeKind.Tensors: message.Tensors.AddRange(value.AsTensors.Select(tensor)); break;
            default: message.Graphs.AddRange(value.AsGraphs.Select(graph)); break;
        }

        return message;
    }

    // Files before IR version 2 need not say the type: the one field that is there tells it.
    private static Kind KindOf(AttributeProto message) => message switch
    {
        { HasType: true, Type: not Kind.Undefined } => message.Type,
        { HasF: true } => Kind.Float,
        { HasI: true } => Kind.Int,
        { HasS: true } => Kind.String,
        { T: not null } => Kind.Tensor,
        { G: not null } => Kind.Graph,
        { Floats.Count: > 0 } => Kind.Floats,
        { Ints.Count: > 0 } => Kind.Ints,
        { Strings.Count: > 0 } => Kind.Strings,
        { Tensors.Count: > 0 } => Kind.Tensors,
        { Graphs.Count: > 0 } => Kind.Graphs,
        _ => Kind.Undefined,
    };

    private static AttributeValue Opaque(AttributeProto message)
    {
        if (message.T is not null || message.G is not null || message.Tensors.Count > 0 || message.Graphs.Count > 0)
        {
            throw new InvalidDataException("it holds tensors or graphs beside a value of another type");
        }

        FunctionBytes.RequireInline(message.SparseTensor);
        foreach (var sparse in message.SparseTensors)
        {
            FunctionBytes.RequireInline(sparse);
        }

        return AttributeValue.OfOpaque([.. message.ToByteArray()]);
    }

    private static ImmutableArray<byte> Bytes(ByteString text) => [.. text.Span];
}
