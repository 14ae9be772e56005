namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Walks the fields of one protobuf message without copying them (encoding: protobuf.dev, "Encoding"). Never reads outside its range:
/// every fault is an <see cref="InvalidDataException"/> that names the byte.
/// </summary>
internal ref struct WireReader
{
    private readonly ReadOnlySpan<byte> file;
    private readonly int end;

    /// <summary>
    /// A reader of the message in <paramref name="start"/> (included) to <paramref name="end"/> (not included) of a file.
    /// </summary>
    public WireReader(ReadOnlySpan<byte> file, int start, int end)
    {
        this.file = file[..end];
        this.end = end;
        Position = start;
    }

    /// <summary>Byte of the file where the next field begins.</summary>
    public int Position { get; private set; }

    /// <summary>True behind the last field.</summary>
    public readonly bool AtEnd => Position == end;

    /// <summary>The next field's number and how its value is encoded.</summary>
    public (int Field, WireType Type) ReadTag()
    {
        var start = Position;
        var tag = ReadVarint();
        if (tag is < 8 or > uint.MaxValue || (tag & 7) is 3 or 4 or > 5)
        {
            throw new InvalidDataException($"byte {start} begins no field");
        }

        return ((int)(tag >> 3), (WireType)(tag & 7));
    }

    /// <summary>The first byte and the number of bytes of a length-delimited value, which is stepped over.</summary>
    public (int Start, int Length) ReadLengthDelimited()
    {
        var prefix = Position;
        var length = ReadVarint();
        if (length > (ulong)(end - Position))
        {
            throw new InvalidDataException(
                $"byte {prefix} announces {length} bytes where {end - Position} are left (is the file cut off?)");
        }

        var start = Position;
        Position += (int)length;
        return (start, (int)length);
    }

    /// <summary>Steps over a value.</summary>
    public void Skip(WireType type)
    {
        switch (type)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.LengthDelimited:
                ReadLengthDelimited();
                break;
            default:
                Advance(type == WireType.Fixed64 ? 8 : 4);
                break;
        }
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            Advance(1);
            var next = file[Position - 1];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException($"byte {Position - 10} begins a number of more than ten bytes");
    }

    private void Advance(int count)
    {
        if (end - Position < count)
        {
            throw new InvalidDataException($"it ends at byte {end}, in the middle of a field (is the file cut off?)");
        }

        Position += count;
    }
}
