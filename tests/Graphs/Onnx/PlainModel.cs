using System.Security.Cryptography;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Graphs.Onnx;

/// <summary>A model read the plain way, by protobuf alone: what loading and saving is compared with.</summary>
internal sealed class PlainModel
{
    private readonly string folder;

    private PlainModel(string path)
    {
        folder = Path.GetDirectoryName(path)!;
        Message = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
    }

    public ModelProto Message { get; }

    public static PlainModel Read(string path) => new(path);

    /// <summary>SHA-256 of each initializer's bytes, with its type and shape.</summary>
    public SortedDictionary<string, string> TensorHashes()
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tensor in Message.Graph.Initializer)
        {
            hashes.Add(
                tensor.Name, $"{tensor.DataType} [{string.Join(",", tensor.Dims)}] {Convert.ToHexString(SHA256.HashData(Bytes(tensor)))}");
        }

        return hashes;
    }

    /// <summary>Nodes as text, attributes in order of name, tensors by hash.</summary>
    public IEnumerable<string> Nodes() => Message.Graph.Node.Select(node =>
    {
        var copy = node.Clone();
        copy.Attribute.Clear();
        return copy.ToString() + string.Join(";", node.Attribute.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(Text));
    });

    private string Text(AttributeProto attribute) =>
        attribute.T is null
            ? attribute.ToString()
            : $"{attribute.Name}: {attribute.T.DataType} [{string.Join(",", attribute.T.Dims)}] "
                + Convert.ToHexString(SHA256.HashData(Bytes(attribute.T)));

    private byte[] Bytes(TensorProto tensor)
    {
        if (tensor.DataLocation != TensorProto.Types.DataLocation.External)
        {
            return tensor.HasRawData ? tensor.RawData.ToByteArray() : Typed(tensor);
        }

        var entries = tensor.ExternalData.ToDictionary(entry => entry.Key, entry => entry.Value);
        using var file = File.OpenRead(Path.Combine(folder, entries["location"]));
        var bytes = new byte[int.Parse(entries["length"])];
        file.Position = long.Parse(entries["offset"]);
        file.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Typed(TensorProto tensor) => tensor.DataType switch
    {
        1 => [.. tensor.FloatData.SelectMany(BitConverter.GetBytes)],
        2 or 3 => [.. tensor.Int32Data.Select(value => (byte)value)],
        6 => [.. tensor.Int32Data.SelectMany(BitConverter.GetBytes)],
        7 => [.. tensor.Int64Data.SelectMany(BitConverter.GetBytes)],
        _ => throw new NotSupportedException($"typed data of element type {tensor.DataType}"),
    };
}
