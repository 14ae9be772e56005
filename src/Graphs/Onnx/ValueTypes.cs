using System.Collections.Immutable;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Values and their types, from and to ONNX's messages.</summary>
internal static class ValueTypes
{
    /// <summary>A value of a graph. The message is emptied of what was read.</summary>
    public static ValueInfo Read(ValueInfoProto message)
    {
        var name = message.Name;
        var type = TensorType.Unknown;
        message.ClearName();
        if (message.Type is { ValueCase: TypeProto.ValueOneofCase.TensorType } tensor)
        {
            type = Read(tensor.TensorType);
            message.Type.ClearValue();
            if (message.Type.CalculateSize() == 0)
            {
                message.Type = null;
            }
        }

        return new ValueInfo(name, type) { Extras = MessageFields.Rest(message) };
    }

    /// <summary>The message of a value.</summary>
    public static ValueInfoProto Write(ValueInfo value)
    {
        var message = MessageFields.Restore(ValueInfoProto.Parser, value.Extras);
        message.Name = value.Name;
        if (value.Type.ElementType != ElementType.Undefined || value.Type.Shape is not null)
        {
            message.Type ??= new TypeProto();
            message.Type.TensorType = Write(value.Type);
        }

        return message;
    }

    private static TensorType Read(TypeProto.Types.Tensor tensor)
    {
        if (tensor.ElemType is < 0 or > (int)ElementType.Float8E8M0)
        {
            throw new InvalidDataException($"element type {tensor.ElemType} is not known (legal: 0 to {(int)ElementType.Float8E8M0})");
        }

        var shape = tensor.Shape is null ? null : new TensorShape(tensor.Shape.Dim.Select(Read).ToImmutableArray());
        return new((ElementType)tensor.ElemType, shape);
    }

    // Some exporters write -1 for an extent that they do not know.
    private static Dimension Read(TensorShapeProto.Types.Dimension dimension) => dimension.ValueCase switch
    {
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue when dimension.DimValue >= 0 => Dimension.Of(dimension.DimValue),
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam => Dimension.Named(dimension.DimParam),
        _ => Dimension.Unknown,
    };

    private static TypeProto.Types.Tensor Write(TensorType type)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type.ElementType };
        if (type.Shape is { } shape)
        {
            tensor.Shape = new TensorShapeProto();
            tensor.Shape.Dim.AddRange(shape.Select(Write));
        }

        return tensor;
    }

    private static TensorShapeProto.Types.Dimension Write(Dimension dimension) => dimension switch
    {
        { Value: { } value } => new() { DimValue = value },
        { Symbol: { } symbol } => new() { DimParam = symbol },
        _ => new(),
    };
}
