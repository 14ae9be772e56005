using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Parts that are kept as they were read: they must not depend on files beside the model, which a saved model does not have.
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
            attribute.Tensors.ToList().ForEach(RequireInline);
            attribute.SparseTensors.ToList().ForEach(RequireInline);
            attribute.Graphs.ToList().ForEach(RequireInline);
        }
    }

    private static void RequireInline(GraphProto? graph)
    {
        graph?.Initializer.ToList().ForEach(RequireInline);
        graph?.SparseInitializer.ToList().ForEach(RequireInline);
        graph?.Node.ToList().ForEach(RequireInline);
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
