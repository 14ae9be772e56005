using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Converts generated messages to the opaque fields that the graph carries, and back.</summary>
internal static class MessageFields
{
    /// <summary>The rest of a message whose named fields were cleared.</summary>
    public static EncodedFields Rest(IMessage message) => message.CalculateSize() == 0 ? EncodedFields.None : new(message.ToByteArray());

    /// <summary>A message that begins with the fields that were carried along.</summary>
    public static T Restore<T>(MessageParser<T> parser, EncodedFields fields)
        where T : IMessage<T> => parser.ParseFrom(fields.Message.Span);

    /// <summary>ONNX's own operators have two names for their domain.</summary>
    public static string Domain(string domain) => domain == "ai.onnx" ? "" : domain;
}
