using System.Globalization;
using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Tensors as messages. Bytes are referred to, not copied.</summary>
internal static class TensorWriter
{
    /// <summary>A tensor with its elements.</summary>
    public static TensorProto Inline(string name, TensorData data)
    {
        var message = Header(name, data);
        if (data.ElementType == ElementType.String)
        {
            message.StringData.AddRange(data.Strings.Select(text => UnsafeByteOperations.UnsafeWrap(text)));
        }
        else
        {
            message.RawData = UnsafeByteOperations.UnsafeWrap(data.Bytes);
        }

        return message;
    }

    /// <summary>A tensor whose elements lie in another file.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="data">Its type and extents.</param>
    /// <param name="location">The other file, relative to the model's folder.</param>
    /// <param name="offset">Its first byte there.</param>
    public static TensorProto External(string name, TensorData data, string location, long offset)
    {
        var message = Header(name, data);
        message.DataLocation = TensorProto.Types.DataLocation.External;
        message.ExternalData.Add(Entry("location", location));
        message.ExternalData.Add(Entry("offset", offset.ToString(CultureInfo.InvariantCulture)));
        message.ExternalData.Add(Entry("length", data.Bytes.Length.ToString(CultureInfo.InvariantCulture)));
        return message;
    }

    private static TensorProto Header(string name, TensorData data)
    {
        var message = new TensorProto { DataType = (int)data.ElementType };
        message.Dims.AddRange(data.Extents);
        if (name.Length > 0)
        {
            message.Name = name;
        }

        return message;
    }

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };
}
