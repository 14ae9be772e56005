namespace EnergyGate.Graphs.Onnx;

/// <summary>Makes the message of a graph.</summary>
/// <param name="initializer">The message of a top-level initializer: inline or external.</param>
/// <param name="constant">The message of a tensor in an attribute or a subgraph.</param>
internal sealed class GraphWriter(Func<string, TensorData, TensorProto> initializer, Func<string, TensorData, TensorProto> constant)
{
    // Before IR version 4 an initializer has to be an input too.
    private const long InitializersWithoutInputs = 4;

    /// <summary>The message of a whole model.</summary>
    public ModelProto Write(Graph graph)
    {
        var header = graph.Header;
        var model = MessageFields.Restore(ModelProto.Parser, header.Extras);
        model.IrVersion = header.IrVersion;
        SetIfGiven(header.ProducerName, text => model.ProducerName = text);
        SetIfGiven(header.ProducerVersion, text => model.ProducerVersion = text);
        SetIfGiven(header.Domain, text => model.Domain = text);
        SetIfGiven(header.Documentation, text => model.DocString = text);
        if (header.ModelVersion != 0)
        {
            model.ModelVersion = header.ModelVersion;
        }

        model.OpsetImport.AddRange(graph.Opsets.Select(opset => new OperatorSetIdProto { Domain = opset.Key, Version = opset.Value }));
        model.MetadataProps.AddRange(header.Metadata.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
        model.Functions.AddRange(header.Functions.Select(function => FunctionProto.Parser.ParseFrom(function.Span)));
        model.Graph = Write(graph, initializer, header.IrVersion);
        return model;
    }

    private static void SetIfGiven(string text, Action<string> set)
    {
        if (text.Length > 0)
        {
            set(text);
        }
    }

    private GraphProto Write(Graph graph, Func<string, TensorData, TensorProto> initializers, long irVersion)
    {
        var message = MessageFields.Restore(GraphProto.Parser, graph.Extras);
        message.Name = graph.Name;
        message.Node.AddRange(graph.Nodes.Select(node => Write(node, irVersion)));
        message.Initializer.AddRange(graph.Initializers.Select(entry => initializers(entry.Key, entry.Value)));
        message.Input.AddRange(graph.Inputs.Select(ValueTypes.Write));
        if (irVersion < InitializersWithoutInputs)
        {
            message.Input.AddRange(graph.Initializers.Select(entry => ValueTypes.Write(new ValueInfo(entry.Key, entry.Value.Type))));
        }

        message.Output.AddRange(graph.Outputs.Select(ValueTypes.Write));
        message.ValueInfo.AddRange(Declared(graph).Select(ValueTypes.Write));
        return message;
    }

    // A rewrite may leave declarations of values behind that are no more.
    private static IEnumerable<ValueInfo> Declared(Graph graph)
    {
        var values = graph.Nodes.SelectMany(node => node.Outputs).Concat(graph.Initializers.Keys).ToHashSet(StringComparer.Ordinal);
        return graph.DeclaredTypes
            .Where(declared => values.Contains(declared.Key))
            .OrderBy(declared => declared.Key, StringComparer.Ordinal)
            .Select(declared => new ValueInfo(declared.Key, declared.Value));
    }

    private NodeProto Write(Node node, long irVersion)
    {
        var message = MessageFields.Restore(NodeProto.Parser, node.Extras);
        message.OpType = node.OperatorType;
        SetIfGiven(node.Name, text => message.Name = text);
        SetIfGiven(node.Domain, text => message.Domain = text);
        message.Input.AddRange(node.Inputs);
        message.Output.AddRange(node.Outputs);
        message.Attribute.AddRange(node.Attributes.Select(attribute => AttributeValues.Write(
            attribute.Key, attribute.Value, data => constant("", data), graph => Write(graph, constant, irVersion))));
        return message;
    }
}
