using System.Buffers;

namespace EnergyGate.Graphs.Onnx;

/// <summary>A range of a mapped file as memory. It is read-only: only <see cref="ReadOnlyMemory{T}"/> of it may be handed out.</summary>
internal sealed unsafe class MappedMemory(MappedFile file, long offset, int length) : MemoryManager<byte>
{
    /// <summary>The file, which stays mapped while this object lives.</summary>
    public MappedFile File { get; } = file;

    /// <summary>First byte in the file.</summary>
    public long Offset { get; } = offset;

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(File.Pointer + Offset, length);

    /// <summary>The address; the handle keeps the file mapped.</summary>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length, nameof(elementIndex));
        return new(File.Pointer + Offset + elementIndex, pinnable: this);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
        // Mapped pages do not move.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The file owns the mapping.
    }
}
