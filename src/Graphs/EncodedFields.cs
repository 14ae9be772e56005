namespace EnergyGate.Graphs;

/// <summary>
/// Fields of an ONNX message that the model has no name for (documentation, metadata of tools, sparse initializers, fields of newer
/// versions), encoded as they were read and written back as they are. Compared by content.
/// </summary>
public sealed class EncodedFields : IEquatable<EncodedFields>
{
    private readonly byte[] message;

    /// <summary>Fields as the bytes of a protobuf message; they are not copied and must not change.</summary>
    internal EncodedFields(byte[] message) => this.message = message;

    /// <summary>No fields.</summary>
    public static EncodedFields None { get; } = new([]);

    /// <summary>True when there is nothing to write back.</summary>
    public bool IsEmpty => message.Length == 0;

    /// <summary>The encoded message.</summary>
    public ReadOnlyMemory<byte> Message => message;

    /// <inheritdoc/>
    public bool Equals(EncodedFields? other) => other is not null && message.AsSpan().SequenceEqual(other.message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EncodedFields);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(message);
        return hash.ToHashCode();
    }
}
