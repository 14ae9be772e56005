using System.Buffers.Binary;

namespace EnergyGate.Graphs.Shapes.Values;

/// <summary>Between stored tensors and the elements that are followed.</summary>
internal static class ConstantTensors
{
    /// <summary>The elements of a stored tensor; null when it is large or of a type that no shape is computed from.</summary>
    public static PartialTensor? Read(TensorData data)
    {
        if (data.ElementCount > PartialTensor.MaximalElements || Reader(data.ElementType) is not { } reader)
        {
            return null;
        }

        var width = ElementTypes.BitCount(data.ElementType) / 8;
        var bytes = data.Bytes.Span;
        var elements = new Element[data.ElementCount];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = reader(bytes.Slice(i * width, width));
        }

        return new(data.ElementType, [.. data.Extents], elements);
    }

    /// <summary>A stored tensor of a value; null when an element is not a number or the type has no C# counterpart.</summary>
    public static TensorData? Write(PartialTensor value)
    {
        if (!value.IsConstant)
        {
            return null;
        }

        var elements = value.Elements;
        var extents = value.Extents;
        return value.Type switch
        {
            ElementType.Int64 => Of(elements, extents, element => element.Integer),
            ElementType.Int32 => Of(elements, extents, element => (int)element.Integer),
            ElementType.Int16 => Of(elements, extents, element => (short)element.Integer),
            ElementType.Int8 => Of(elements, extents, element => (sbyte)element.Integer),
            ElementType.UInt64 => Of(elements, extents, element => (ulong)element.Integer),
            ElementType.UInt32 => Of(elements, extents, element => (uint)element.Integer),
            ElementType.UInt16 => Of(elements, extents, element => (ushort)element.Integer),
            ElementType.UInt8 => Of(elements, extents, element => (byte)element.Integer),
            ElementType.Bool => Of(elements, extents, element => element.Integer != 0),
            ElementType.Float => Of(elements, extents, element => (float)element.Number),
            ElementType.Double => Of(elements, extents, element => element.Number),
            ElementType.Float16 => Of(elements, extents, element => (Half)element.Number),
            _ => null,
        };
    }

    private delegate Element ElementReader(ReadOnlySpan<byte> bytes);

    private static ElementReader? Reader(ElementType type) =>
        type switch
        {
            ElementType.Int64 => bytes => Element.Of(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
            ElementType.Int32 => bytes => Element.Of((long)BinaryPrimitives.ReadInt32LittleEndian(bytes)),
            ElementType.Int16 => bytes => Element.Of((long)BinaryPrimitives.ReadInt16LittleEndian(bytes)),
            ElementType.Int8 => bytes => Element.Of((long)(sbyte)bytes[0]),
            ElementType.UInt64 => bytes =>
                BinaryPrimitives.ReadUInt64LittleEndian(bytes) is <= long.MaxValue and var value
                    ? Element.Of((long)value)
                    : Element.Unknown,
            ElementType.UInt32 => bytes => Element.Of((long)BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
            ElementType.UInt16 => bytes => Element.Of((long)BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
            ElementType.UInt8 => bytes => Element.Of((long)bytes[0]),
            ElementType.Bool => bytes => Element.Of(bytes[0] != 0),
            ElementType.Float => bytes => Element.Of((double)BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            ElementType.Double => bytes => Element.Of(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            ElementType.Float16 => bytes => Element.Of((double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
            _ => null,
        };

    private static TensorData Of<T>(Element[] elements, long[] extents, Converter<Element, T> convert)
        where T : unmanaged =>
        new(
            ElementTypes.Of<T>(), [.. extents],
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(Array.ConvertAll(elements, convert)).ToArray());
}
