using EnergyGate.Graphs.Onnx;
using Google.Protobuf;

namespace EnergyGate.Tests.Graphs.Onnx;

/// <summary>Messages of small models, made field by field, legal or not.</summary>
internal static class SmallModel
{
    /// <summary>y = x + w, with w = [1, 2].</summary>
    public static ModelProto AddWeight() => Of(
        [Node("Add", ["x", "w"], ["y"])],
        [Floats("w", 1, 2)]);

    public static ModelProto Of(NodeProto[] nodes, TensorProto[] initializers, int opset = 17) =>
        new()
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = opset } },
            Graph = new GraphProto
            {
                Name = "small",
                Node = { nodes },
                Initializer = { initializers },
                Input = { Value("x") },
                Output = { Value("y") },
            },
        };

    public static NodeProto Node(string type, string[] inputs, string[] outputs, params AttributeProto[] attributes) =>
        new() { OpType = type, Name = $"the {type}", Input = { inputs }, Output = { outputs }, Attribute = { attributes } };

    public static ValueInfoProto Value(string name) =>
        new()
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new()
                {
                    ElemType = 1,
                    Shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "n" } } },
                },
            },
        };

    public static TensorProto Floats(string name, params float[] values) =>
        new()
        {
            Name = name,
            DataType = 1,
            Dims = { values.Length },
            RawData = ByteString.CopyFrom([.. values.SelectMany(BitConverter.GetBytes)]),
        };

    public static TensorProto External(string name, int count, params (string Key, string Value)[] entries) => new()
    {
        Name = name,
        DataType = 1,
        Dims = { count },
        DataLocation = TensorProto.Types.DataLocation.External,
        ExternalData = { entries.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }) },
    };

    public static AttributeProto Subgraph(string name, GraphProto graph) =>
        new()
        {
            Name = name,
            Type = AttributeProto.Types.AttributeType.Graph,
            G = graph,
        };
}
