using System.Buffers.Binary;
using System.Text;
using EnergyGate.OnnxRuntime;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>Writes the few protobuf messages of a small ONNX model by hand, so that these tests depend on the binding alone.</summary>
internal sealed class ModelWriter
{
    private readonly List<(int Field, byte[] Message)> graph = [];
    private readonly HashSet<string> nodeNames = [];
    private readonly List<(string Domain, long Version)> opsets = [(string.Empty, 17)];

    public ModelWriter Opset(string domain, long version)
    {
        opsets.RemoveAll(opset => opset.Domain == domain);
        opsets.Add((domain, version));
        return this;
    }

    public ModelWriter Input(string name, TensorElementType type, params object[] dimensions) => Value(11, name, type, dimensions);

    public ModelWriter Output(string name, TensorElementType type, params object[] dimensions) => Value(12, name, type, dimensions);

    /// <summary>An output whose shape the session has to infer.</summary>
    public ModelWriter OutputWithoutShape(string name, TensorElementType type) => Value(12, name, type, null);

    public ModelWriter Node(string operatorType, string[] inputs, string[] outputs, string domain = "", params byte[][] attributes)
    {
        var node = new MemoryStream();
        foreach (var input in inputs)
        {
            Text(node, 1, input);
        }

        foreach (var output in outputs)
        {
            Text(node, 2, output);
        }

        var name = nodeNames.Add($"{operatorType}_node") ? $"{operatorType}_node" : $"{operatorType}_node_{nodeNames.Count}";
        Text(node, 3, name);
        Text(node, 4, operatorType);
        foreach (var attribute in attributes)
        {
            Bytes(node, 5, attribute);
        }

        Text(node, 7, domain);
        graph.Add((1, node.ToArray()));
        return this;
    }

    public ModelWriter Initializer(string name, float[] values, params long[] dimensions)
    {
        graph.Add((5, TensorMessage(name, values, dimensions)));
        return this;
    }

    public ModelWriter ExternalInitializer(string name, string file, long offset, long length, params long[] dimensions)
    {
        var tensor = TensorHead(name, TensorElementType.Float, dimensions);
        foreach (var (key, value) in new[] { ("location", file), ("offset", $"{offset}"), ("length", $"{length}") })
        {
            var entry = new MemoryStream();
            Text(entry, 1, key);
            Text(entry, 2, value);
            Bytes(tensor, 13, entry.ToArray());
        }

        Integer(tensor, 14, 1);
        graph.Add((5, tensor.ToArray()));
        return this;
    }

    public byte[] ToArray()
    {
        var model = new MemoryStream();
        Integer(model, 1, 8);
        Bytes(model, 7, GraphMessage());
        foreach (var (domain, version) in opsets)
        {
            var opset = new MemoryStream();
            Text(opset, 1, domain);
            Integer(opset, 2, version);
            Bytes(model, 8, opset.ToArray());
        }

        return model.ToArray();
    }

    public static byte[] IntegerAttribute(string name, long value) => Attribute(name, 2, stream => Integer(stream, 3, value));

    public static byte[] FloatAttribute(string name, float value) => Attribute(name, 1, stream =>
    {
        Key(stream, 2, 5);
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        stream.Write(bytes);
    });

    public static byte[] TextAttribute(string name, string value) => Attribute(name, 3, stream => Text(stream, 4, value));

    public static byte[] IntegersAttribute(string name, params long[] values) => Attribute(name, 7, stream =>
    {
        foreach (var value in values)
        {
            Integer(stream, 8, value);
        }
    });

    public static byte[] FloatsAttribute(string name, params float[] values) => Attribute(name, 6, stream =>
    {
        foreach (var value in values)
        {
            Key(stream, 7, 5);
            stream.Write(BitConverter.GetBytes(value));
        }
    });

    public static byte[] TensorAttribute(string name, float[] values, params long[] dimensions) =>
        Attribute(name, 4, stream => Bytes(stream, 5, TensorMessage(name, values, dimensions)));

    public static byte[] GraphAttribute(string name, ModelWriter body) =>
        Attribute(name, 5, stream => Bytes(stream, 6, body.GraphMessage()));

    private static byte[] Attribute(string name, long type, Action<MemoryStream> write)
    {
        var attribute = new MemoryStream();
        Text(attribute, 1, name);
        write(attribute);
        Integer(attribute, 20, type);
        return attribute.ToArray();
    }

    private byte[] GraphMessage()
    {
        var message = new MemoryStream();
        Text(message, 2, "test");
        foreach (var (field, part) in graph)
        {
            Bytes(message, field, part);
        }

        return message.ToArray();
    }

    private static byte[] TensorMessage(string name, float[] values, long[] dimensions)
    {
        var tensor = TensorHead(name, TensorElementType.Float, dimensions);
        Bytes(tensor, 9, [.. values.SelectMany(BitConverter.GetBytes)]);
        return tensor.ToArray();
    }

    private static MemoryStream TensorHead(string name, TensorElementType type, long[] dimensions)
    {
        var tensor = new MemoryStream();
        foreach (var dimension in dimensions)
        {
            Integer(tensor, 1, dimension);
        }

        Integer(tensor, 2, (long)type);
        Text(tensor, 8, name);
        return tensor;
    }

    private ModelWriter Value(int field, string name, TensorElementType type, object[]? dimensions)
    {
        var shape = new MemoryStream();
        foreach (var dimension in dimensions ?? [])
        {
            var written = new MemoryStream();
            if (dimension is string symbol)
            {
                Text(written, 2, symbol);
            }
            else
            {
                Integer(written, 1, Convert.ToInt64(dimension));
            }

            Bytes(shape, 1, written.ToArray());
        }

        var tensor = new MemoryStream();
        Integer(tensor, 1, (long)type);
        if (dimensions is not null)
        {
            Bytes(tensor, 2, shape.ToArray());
        }

        var typeProto = new MemoryStream();
        Bytes(typeProto, 1, tensor.ToArray());
        var info = new MemoryStream();
        Text(info, 1, name);
        Bytes(info, 2, typeProto.ToArray());
        graph.Add((field, info.ToArray()));
        return this;
    }

    private static void Text(Stream stream, int field, string text) => Bytes(stream, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(Stream stream, int field, byte[] bytes)
    {
        Key(stream, field, 2);
        Varint(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void Integer(Stream stream, int field, long value)
    {
        Key(stream, field, 0);
        Varint(stream, (ulong)value);
    }

    private static void Key(Stream stream, int field, int wireType) => Varint(stream, (ulong)((field << 3) | wireType));

    private static void Varint(Stream stream, ulong value)
    {
        while (value >= 0x80)
        {
            stream.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        stream.WriteByte((byte)value);
    }
}
