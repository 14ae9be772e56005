using Google.Protobuf;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Writes a model and its file of weights as one.</summary>
internal static class ModelFiles
{
    /// <summary>Writes the files of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">Full path of the model.</param>
    /// <param name="externalAbove">Bytes of weights above which they get a file of their own.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static void Write(Graph graph, string path, long externalAbove)
    {
        var weightPath = path + ".data";
        var layout = new WeightLayout();
        var model = Message(graph, Path.GetFileName(weightPath), WeightBytes(graph) > externalAbove ? layout : null);
        if (InlineBytes(model) > int.MaxValue / 2)
        {
            throw new IOException("what cannot be external data in it is over 1 GiB");
        }

        using var files = new FileReplacement();
        if (layout.Length > 0)
        {
            RequireNoOtherOwner(layout, path, weightPath);
            WeightFile.Write(files.Begin(weightPath), layout);
        }

        using (var stream = File.Create(files.Begin(path)))
        {
            model.WriteTo(stream);
        }

        files.Commit();
    }

    /// <summary>Bytes of the tensors that stand in a model's message itself, those of subgraphs included.</summary>
    public static long InlineBytes(ModelProto model) => InlineBytes(model.Graph);

    private static ModelProto Message(Graph graph, string location, WeightLayout? layout)
    {
        return new GraphWriter(Tensor, Tensor).Write(graph);

        TensorProto Tensor(string name, TensorData data) => layout is null || data.Bytes.Length <= OnnxModel.MaxInlineBytes
            ? TensorWriter.Inline(name, data)
            : TensorWriter.External(name, data, location, layout.Place(data.Bytes));
    }

    private static long WeightBytes(Graph graph) =>
        graph.Initializers.Values.Sum(data => (long)data.Bytes.Length)
        + graph.Nodes.Sum(node => node.Subgraphs.Sum(WeightBytes) + node.Attributes.Values.Sum(TensorBytes));

    private static long TensorBytes(AttributeValue value) => value.Kind switch
    {
        AttributeKind.Tensor => value.AsTensor.Bytes.Length,
        AttributeKind.Tensors => value.AsTensors.Sum(data => (long)data.Bytes.Length),
        _ => 0,
    };

    private static long InlineBytes(GraphProto graph) =>
        graph.Initializer.Sum(tensor => (long)tensor.RawData.Length)
        + graph.Node.SelectMany(node => node.Attribute).Sum(attribute =>
            (attribute.T?.RawData.Length ?? 0L)
            + attribute.Tensors.Sum(tensor => (long)tensor.RawData.Length)
            + (attribute.G is null ? 0 : InlineBytes(attribute.G))
            + attribute.Graphs.Sum(InlineBytes));

    // a.onnx may keep its weights in b.onnx.data; saving a new b.onnx would overwrite them.
    private static void RequireNoOtherOwner(WeightLayout layout, string path, string weightPath)
    {
        var target = RealPath.Of(weightPath);
        if (!File.Exists(path)
            && layout.Pieces.Any(piece => WeightLayout.Source(piece.Bytes) is { } source && RealPath.Of(source.File.Path) == target))
        {
            throw new IOException($"'{weightPath}' holds weights of the model that was loaded: choose another name");
        }
    }
}
