using System.Collections.Immutable;

namespace EnergyGate.Graphs.Onnx;

/// <summary>Makes the immutable graph of a parsed skeleton and its tensors.</summary>
internal sealed class GraphReader
{
    private readonly ImmutableArray<(string Name, TensorData Data)> tensors;
    private readonly ModelHeader header;
    private readonly ImmutableSortedDictionary<string, int> opsets;

    private GraphReader(ModelProto model, ImmutableArray<(string Name, TensorData Data)> tensors)
    {
        this.tensors = tensors;
        opsets = HeaderReader.Opsets(model);
        header = HeaderReader.Header(model);
    }

    /// <summary>The graph of a model.</summary>
    /// <param name="model">A skeleton; it is taken apart.</param>
    /// <param name="tensors">The tensors that its stubs count.</param>
    /// <exception cref="InvalidDataException">The model is not legal, or of a version that is not supported.</exception>
    public static Graph Read(ModelProto model, ImmutableArray<(string Name, TensorData Data)> tensors)
    {
        var graph = model.Graph ?? throw new InvalidDataException("is not an ONNX model: it holds no graph");
        if (!model.HasIrVersion || model.IrVersion < 1)
        {
            throw new InvalidDataException("is not an ONNX model: it has no IR version");
        }

        model.Graph = null;
        return new GraphReader(model, tensors).Read(graph, []);
    }

    private Graph Read(GraphProto message, ImmutableHashSet<string> outer)
    {
        var initializers = Initializers(message);
        var inputs = message.Input.Select(ValueTypes.Read).ToImmutableArray();
        var outputs = message.Output.Select(ValueTypes.Read).ToImmutableArray();
        var known = GraphOrder.Begin(inputs, initializers, message.SparseInitializer.Select(sparse => sparse.Values?.Name ?? ""));
        var made = message.Node.SelectMany(node => node.Output).ToList();
        var visible = new Lazy<ImmutableHashSet<string>>(() => outer.Union(known).Union(made));
        var nodes = message.Node.Select(node => Read(node, visible)).ToImmutableArray();
        message.Node.Clear();
        nodes = GraphOrder.Sort(nodes, known, outer);
        GraphOrder.RequireOutputs(outputs, nodes, known, outer);
        return Graph.Create(
            inputs.Where(input => !initializers.ContainsKey(input.Name)),
            outputs,
            nodes,
            initializers,
            opsets,
            DeclaredTypes(message),
            header,
            message.Name,
            Extras(message));
    }

    private SortedDictionary<string, TensorData> Initializers(GraphProto message)
    {
        var initializers = new SortedDictionary<string, TensorData>(StringComparer.Ordinal);
        foreach (var stub in message.Initializer)
        {
            var (name, data) = Tensor(stub);
            if (name.Length == 0)
            {
                throw new InvalidDataException("an initializer has no name");
            }

            if (!initializers.TryAdd(name, data))
            {
                throw new InvalidDataException($"two initializers are named '{name}'");
            }
        }

        message.Initializer.Clear();
        return initializers;
    }

    // What is no tensor (a sequence between two nodes) stays in the message and so among the extras.
    private static Dictionary<string, TensorType> DeclaredTypes(GraphProto message)
    {
        var types = new Dictionary<string, TensorType>(StringComparer.Ordinal);
        for (var i = message.ValueInfo.Count - 1; i >= 0; i--)
        {
            if (message.ValueInfo[i].Type is { ValueCase: TypeProto.ValueOneofCase.TensorType })
            {
                var value = ValueTypes.Read(message.ValueInfo[i]);
                types[value.Name] = value.Type;
                message.ValueInfo.RemoveAt(i);
            }
        }

        return types;
    }

    private static EncodedFields Extras(GraphProto message)
    {
        foreach (var sparse in message.SparseInitializer)
        {
            FunctionBytes.RequireInline(sparse);
        }

        message.ClearName();
        message.Input.Clear();
        message.Output.Clear();
        return MessageFields.Rest(message);
    }

    private Node Read(NodeProto message, Lazy<ImmutableHashSet<string>> visible)
    {
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        var place = message.Name.Length > 0 ? message.Name : string.Join(", ", message.Output);
        if (message.OpType.Length == 0)
        {
            throw new InvalidDataException($"node '{place}' names no operator");
        }

        foreach (var attribute in message.Attribute)
        {
            try
            {
                attributes[attribute.Name] = AttributeValues.Read(
                    attribute, stub => Tensor(stub).Data, graph => Read(graph, visible.Value));
            }
            catch (InvalidDataException exception)
            {
                throw new InvalidDataException($"node '{place}', attribute '{attribute.Name}': {exception.Message}", exception);
            }
        }

        var node = new Node
        {
            Name = message.Name,
            OperatorType = message.OpType,
            Domain = MessageFields.Domain(message.Domain),
            Inputs = [.. message.Input],
            Outputs = [.. message.Output],
            Attributes = attributes.ToImmutable(),
        };
        message.ClearName();
        message.ClearOpType();
        message.ClearDomain();
        message.Input.Clear();
        message.Output.Clear();
        message.Attribute.Clear();
        return node with { Extras = MessageFields.Rest(message) };
    }

    private (string Name, TensorData Data) Tensor(TensorProto stub) => stub.Dims is [var number]
        ? tensors[(int)number]
        : throw new InvalidDataException("an attribute holds several tensors where one is legal");
}
