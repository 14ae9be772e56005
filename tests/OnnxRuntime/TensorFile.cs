using System.Text;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>A tensor in ONNX's test data layout (a TensorProto with raw_data, in a file of its own).</summary>
internal sealed record TensorFile(string Name, TensorElementType ElementType, long[] Dimensions, byte[] Bytes)
{
    public static TensorFile Read(string path)
    {
        var content = File.ReadAllBytes(path);
        var (name, type, dimensions, raw) = (string.Empty, TensorElementType.Undefined, new List<long>(), Array.Empty<byte>());
        for (var position = 0; position < content.Length;)
        {
            var key = Varint(content, ref position);
            if ((key & 7) == 0)
            {
                var value = Varint(content, ref position);
                switch (key >> 3)
                {
                    case 1:
                        dimensions.Add(value);
                        break;
                    case 2:
                        type = (TensorElementType)value;
                        break;
                    default:
                        break;
                }

                continue;
            }

            var length = (int)Varint(content, ref position);
            var bytes = content.AsSpan(position, length);
            position += length;
            switch (key >> 3)
            {
                case 1:
                    for (var i = 0; i < length;)
                    {
                        dimensions.Add(Varint(bytes, ref i));
                    }

                    break;
                case 8:
                    name = Encoding.UTF8.GetString(bytes);
                    break;
                case 9:
                    raw = bytes.ToArray();
                    break;
                default:
                    break;
            }
        }

        return new TensorFile(name, type, [.. dimensions], raw);
    }

    public Tensor ToTensor() => Tensor.OverBytes(Bytes, ElementType, Dimensions);

    private static long Varint(ReadOnlySpan<byte> bytes, ref int position)
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[position++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
