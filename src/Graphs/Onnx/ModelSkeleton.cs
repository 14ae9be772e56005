using System.Buffers.Binary;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// A model's message with every tensor taken out, so that the generated classes parse kilobytes where the file has hundreds of megabytes.
/// In a tensor's place stands a tensor whose only extent is its number in <see cref="Tensors"/>.
/// </summary>
internal sealed class ModelSkeleton
{
    // Protobuf's parser stops at 100 nested messages; a graph inside a graph takes three.
    private const int MaxGraphDepth = 30;

    private readonly ReadOnlyMemory<byte> file;
    private readonly List<ReadOnlyMemory<byte>> tensors = [];
    private byte[] bytes = new byte[64 * 1024];
    private int count;

    private ModelSkeleton(ReadOnlyMemory<byte> file) => this.file = file;

    private enum Message
    {
        Other,
        Model,
        Graph,
        Node,
        Attribute,
        Tensor,
    }

    /// <summary>The encoded <c>TensorProto</c> messages: slices of the file.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Tensors => tensors;

    /// <summary>The encoded <c>ModelProto</c> without them.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, count);

    /// <summary>Takes the tensors out of a model.</summary>
    /// <param name="file">An encoded <c>ModelProto</c>; it stays as it is and is referred to.</param>
    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public static ModelSkeleton Of(ReadOnlyMemory<byte> file)
    {
        var skeleton = new ModelSkeleton(file);
        skeleton.Walk(file.Span, 0, file.Length, Message.Model, depth: 0);
        return skeleton;
    }

    private static Message Child(Message parent, int field) => (parent, field) switch
    {
        (Message.Model, ModelProto.GraphFieldNumber) => Message.Graph,
        (Message.Graph, GraphProto.NodeFieldNumber) => Message.Node,
        (Message.Graph, GraphProto.InitializerFieldNumber) => Message.Tensor,
        (Message.Node, NodeProto.AttributeFieldNumber) => Message.Attribute,
        (Message.Attribute, AttributeProto.TFieldNumber or AttributeProto.TensorsFieldNumber) => Message.Tensor,
        (Message.Attribute, AttributeProto.GFieldNumber or AttributeProto.GraphsFieldNumber) => Message.Graph,
        _ => Message.Other,
    };

    private void Walk(ReadOnlySpan<byte> span, int start, int end, Message message, int depth)
    {
        if (message == Message.Graph && ++depth > MaxGraphDepth)
        {
            throw new InvalidDataException($"more than {MaxGraphDepth} graphs lie inside one another");
        }

        var reader = new WireReader(span, start, end);
        while (!reader.AtEnd)
        {
            var fieldStart = reader.Position;
            var (field, type) = reader.ReadTag();
            var child = type == WireType.LengthDelimited ? Child(message, field) : Message.Other;
            if (child == Message.Other)
            {
                reader.Skip(type);
                Append(span[fieldStart..reader.Position]);
                continue;
            }

            Append(span[fieldStart..reader.Position]);
            var (childStart, length) = reader.ReadLengthDelimited();
            var prefix = ReserveLength();
            if (child == Message.Tensor)
            {
                AppendStub(tensors.Count);
                tensors.Add(file.Slice(childStart, length));
            }
            else
            {
                Walk(span, childStart, childStart + length, child, depth);
            }

            PatchLength(prefix);
        }
    }

    private void AppendStub(int number)
    {
        Append([TensorProto.DimsFieldNumber << 3]);
        var prefix = ReserveLength();
        PatchVarint(prefix, number);
    }

    private int ReserveLength()
    {
        Append([0, 0, 0, 0, 0]);
        return count - 5;
    }

    private void PatchLength(int prefix) => PatchVarint(prefix, count - prefix - 5);

    // Always five bytes, because the length is known only afterwards; protobuf reads numbers with leading zero groups.
    private void PatchVarint(int position, int value)
    {
        var low = (uint)value;
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(position),
            (low & 0x7F) | ((low >> 7 & 0x7F) << 8) | ((low >> 14 & 0x7F) << 16) | ((low >> 21 & 0x7F) << 24) | 0x80808080);
        bytes[position + 4] = (byte)(low >> 28);
    }

    private void Append(ReadOnlySpan<byte> field)
    {
        if (bytes.Length - count < field.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, count + field.Length));
        }

        field.CopyTo(bytes.AsSpan(count));
        count += field.Length;
    }
}
