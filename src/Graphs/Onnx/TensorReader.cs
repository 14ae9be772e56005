using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Reads encoded <c>TensorProto</c> messages. Raw bytes, packed floats and packed doubles stay where they are; other typed fields are
/// converted.
/// </summary>
internal sealed class TensorReader(ExternalFiles externalFiles)
{
    /// <summary>One tensor and its name, which may be empty.</summary>
    /// <param name="message">The encoded message; the tensor refers to it.</param>
    /// <exception cref="InvalidDataException">The tensor's parts do not fit one another, or its external data is missing.</exception>
    public (string Name, TensorData Data) Read(ReadOnlyMemory<byte> message)
    {
        var name = "";
        try
        {
            var (header, raw, packed) = Split(message);
            name = header.Name;
            return (name, Read(header, raw, packed));
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException)
        {
            throw new InvalidDataException($"tensor '{name}': {exception.Message}", exception);
        }
    }

    private static (TensorProto Header, ReadOnlyMemory<byte>? Raw, List<ReadOnlyMemory<byte>> Packed) Split(ReadOnlyMemory<byte> message)
    {
        var span = message.Span;
        var rest = new ArrayBufferWriter<byte>();
        ReadOnlyMemory<byte>? raw = null;
        var packed = new List<ReadOnlyMemory<byte>>();
        var reader = new WireReader(span, 0, span.Length);
        while (!reader.AtEnd)
        {
            var start = reader.Position;
            var (field, type) = reader.ReadTag();
            var valueStart = reader.Position;
            if (field == TensorProto.RawDataFieldNumber && type == WireType.LengthDelimited)
            {
                var (first, length) = reader.ReadLengthDelimited();
                raw = message.Slice(first, length);
            }
            else if (field is TensorProto.FloatDataFieldNumber or TensorProto.DoubleDataFieldNumber && type is not WireType.Varint)
            {
                reader.Skip(type);
                packed.Add(type == WireType.LengthDelimited ? Body(span, valueStart, message) : message[valueStart..reader.Position]);
            }
            else
            {
                reader.Skip(type);
                rest.Write(span[start..reader.Position]);
            }
        }

        return (TensorProto.Parser.ParseFrom(rest.WrittenSpan), raw, packed);
    }

    private static ReadOnlyMemory<byte> Body(ReadOnlySpan<byte> span, int start, ReadOnlyMemory<byte> message)
    {
        var (first, length) = new WireReader(span, start, span.Length).ReadLengthDelimited();
        return message.Slice(first, length);
    }

    private TensorData Read(TensorProto header, ReadOnlyMemory<byte>? raw, List<ReadOnlyMemory<byte>> packed)
    {
        var type = (ElementType)header.DataType;
        if (type is <= ElementType.Undefined or > ElementType.Float8E8M0)
        {
            throw new InvalidDataException($"its element type {header.DataType} is not known (legal: 1 to {(int)ElementType.Float8E8M0})");
        }

        if (header.Segment is not null)
        {
            throw new InvalidDataException("it is stored in segments, which are not supported: save it whole");
        }

        ImmutableArray<long> extents = [.. header.Dims];
        var elementCount = ElementCount(extents);
        if (type == ElementType.String)
        {
            return Strings(header, extents, elementCount);
        }

        var byteCount = ByteCount(type, extents, elementCount);
        var bytes = header.DataLocation == TensorProto.Types.DataLocation.External
            ? externalFiles.Read(header, byteCount)
            : raw ?? TypedBytes(header, type, packed);
        return bytes.Length == byteCount
            ? new TensorData(type, extents, bytes)
            : throw new InvalidDataException($"{bytes.Length} bytes for {type}[{string.Join(", ", extents)}], which has {byteCount}");
    }

    private static TensorData Strings(TensorProto header, ImmutableArray<long> extents, long elementCount) =>
        header.DataLocation == TensorProto.Types.DataLocation.External || header.StringData.Count != elementCount
            ? throw new InvalidDataException(
                $"{header.StringData.Count} texts for String[{string.Join(", ", extents)}], which has {elementCount}")
            : new TensorData(extents, [.. header.StringData.Select(text => text.Memory)]);

    private static long ElementCount(ImmutableArray<long> extents)
    {
        long product = 1;
        foreach (var extent in extents)
        {
            if (extent < 0 || (extent > 0 && product > long.MaxValue / extent))
            {
                throw new InvalidDataException($"the shape [{string.Join(", ", extents)}] is not one of a tensor");
            }

            product *= extent;
        }

        return product;
    }

    private static int ByteCount(ElementType type, ImmutableArray<long> extents, long elementCount) =>
        elementCount <= long.MaxValue / 128 && ElementTypes.ByteCount(type, elementCount) <= Array.MaxLength
            ? (int)ElementTypes.ByteCount(type, elementCount)
            : throw new InvalidDataException($"{type}[{string.Join(", ", extents)}] is over 2 GiB, the most that a tensor may have here");

    // ONNX: which field holds which element types; 16-bit, 8-bit and packed 4-bit values travel one by one in int32_data.
    private static ReadOnlyMemory<byte> TypedBytes(TensorProto header, ElementType type, List<ReadOnlyMemory<byte>> packed) =>
        type switch
        {
            ElementType.Float or ElementType.Double or ElementType.Complex64 or ElementType.Complex128 => Join(packed),
            ElementType.Int64 => MemoryMarshal.AsBytes<long>(header.Int64Data.ToArray()).ToArray(),
            ElementType.UInt64 => MemoryMarshal.AsBytes<ulong>(header.Uint64Data.ToArray()).ToArray(),
            ElementType.UInt32 => Narrow(
                header.Uint64Data, 4, (value, target) => BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)value)),
            ElementType.Int32 => MemoryMarshal.AsBytes<int>(header.Int32Data.ToArray()).ToArray(),
            _ when ElementTypes.BitCount(type) == 16 => Narrow(
                header.Int32Data, 2, (value, target) => BinaryPrimitives.WriteInt16LittleEndian(target, (short)value)),
            _ => Narrow(header.Int32Data, 1, (value, target) => target[0] = (byte)value),
        };

    private static ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> packed)
    {
        if (packed.Count <= 1)
        {
            return packed.Count == 0 ? default : packed[0];
        }

        var all = new ArrayBufferWriter<byte>();
        foreach (var piece in packed)
        {
            all.Write(piece.Span);
        }

        return all.WrittenMemory;
    }

    private static byte[] Narrow<T>(IReadOnlyList<T> values, int size, WriteElement<T> write)
    {
        var bytes = new byte[values.Count * size];
        for (var i = 0; i < values.Count; i++)
        {
            write(values[i], bytes.AsSpan(i * size, size));
        }

        return bytes;
    }

    private delegate void WriteElement<in T>(T value, Span<byte> target);
}
