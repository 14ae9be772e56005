using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Parts of a model that are kept as encoded bytes. They must not depend on external data, because a saved model has no such files.
/// </summary>
internal static class FunctionBytes
{
    /// <summary>The encoded function.</summary>
    /// <exception cref="InvalidDataException">It refers to external data.</exception>
    public static ReadOnlyMemory<byte> Read(FunctionProto function)
    {
        foreach (var node in function.Node)
        {
            RequireInline(node);
        }

        return function.ToByteArray();
    }

    /// <summary>Refuses a sparse tensor with external data.</summary>
    public static void RequireInline(SparseTensorProto? sparse)
    {
        RequireInline(sparse?.Values);
        RequireInline(sparse?.Indices);
    }

    private static void RequireInline(NodeProto node)
    {
        foreach (var attribute in node.Attribute)
        {
            RequireInline(attribute.T);
            RequireInline(attribute.SparseTensor);
            RequireInline(attribute.G);
            RequireEach(attribute.Tensors, RequireInline);
            RequireEach(attribute.SparseTensors, RequireInline);
            RequireEach(attribute.Graphs, RequireInline);
        }
    }

    private static void RequireInline(GraphProto? graph)
    {
        if (graph is not null)
        {
            RequireEach(graph.Initializer, RequireInline);
            RequireEach(graph.SparseInitializer, RequireInline);
            RequireEach(graph.Node, RequireInline);
        }
    }

    private static void RequireEach<TPart>(IEnumerable<TPart> parts, Action<TPart> require)
    {
        foreach (var part in parts)
        {
            require(part);
        }
    }

    private static void RequireInline(TensorProto? tensor)
    {
        if (tensor?.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw new InvalidDataException(
                $"tensor '{tensor.Name}' of a function or a sparse tensor has external data, which is not supported: save it inline");
        }
    }
}
