using System.Runtime.InteropServices;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Offset of each tensor in a file of weights. Tensors that share memory share their offset.</summary>
internal sealed class WeightLayout
{
    // Whole pages, so that a reader can map one tensor alone; small ones at a cache line.
    private const long PageAlignment = 4096;
    private const long LineAlignment = 64;

    private readonly Dictionary<(object Owner, long Start, int Length), long> offsets = [];
    private readonly List<(long Offset, ReadOnlyMemory<byte> Bytes)> pieces = [];

    /// <summary>The pieces of the file in order; between them lie zeros.</summary>
    public IReadOnlyList<(long Offset, ReadOnlyMemory<byte> Bytes)> Pieces => pieces;

    /// <summary>Size of the file in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The file that bytes are mapped from, and where in it; null when they lie in memory.</summary>
    public static (MappedFile File, long Offset)? Source(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetMemoryManager<byte, MappedMemory>(bytes, out var mapped, out var start, out _)
            ? (mapped.File, mapped.Offset + start)
            : null;

    /// <summary>Finds a place for a tensor.</summary>
    /// <returns>Offset of its first byte in the file.</returns>
    public long Place(ReadOnlyMemory<byte> bytes)
    {
        var key = Key(bytes);
        if (offsets.TryGetValue(key, out var offset))
        {
            return offset;
        }

        var alignment = bytes.Length >= PageAlignment ? PageAlignment : LineAlignment;
        offset = (Length + alignment - 1) / alignment * alignment;
        offsets.Add(key, offset);
        pieces.Add((offset, bytes));
        Length = offset + bytes.Length;
        return offset;
    }

    private static (object Owner, long Start, int Length) Key(ReadOnlyMemory<byte> bytes)
    {
        if (Source(bytes) is { } source)
        {
            return (source.File, source.Offset, bytes.Length);
        }

        if (MemoryMarshal.TryGetArray(bytes, out var segment))
        {
            return (segment.Array!, segment.Offset, bytes.Length);
        }

        return MemoryMarshal.TryGetMemoryManager<byte, System.Buffers.MemoryManager<byte>>(bytes, out var manager, out var start, out _)
            ? (manager, start, bytes.Length)
            : (new object(), 0, bytes.Length);
    }
}
