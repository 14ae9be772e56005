using EnergyGate.Graphs;

namespace EnergyGate.Tests.Variants.Passes;

/// <summary>Small graphs for tests, node by node.</summary>
internal sealed class GraphSketch(int opset = 17)
{
    private readonly List<ValueInfo> inputs = [];
    private readonly List<Node> nodes = [];
    private readonly Dictionary<string, TensorData> constants = [];
    private readonly Random random = new(5);

    public GraphSketch Input(string name, ElementType type, params object[] extents)
    {
        inputs.Add(
            new(
                name,
                new(
                    type,
                    new([.. extents.Select(extent => extent is int number ? Dimension.Of(number) : Dimension.Named((string)extent))]))));
        return this;
    }

    public GraphSketch Constant(string name, TensorData data)
    {
        constants[name] = data;
        return this;
    }

    public GraphSketch Number(string name, float value) => Constant(name, TensorData.Scalar(value));

    public GraphSketch Integers(string name, params long[] values) => Constant(name, TensorData.Of(values));

    /// <summary>A constant of numbers around zero, always the same ones.</summary>
    public GraphSketch Weight(string name, params long[] extents) =>
        Constant(
            name,
            TensorData.Of(
                [.. Enumerable.Range(0, (int)extents.Aggregate(1L, (a, b) => a * b)).Select(_ => (random.NextSingle() - 0.5f) * 2)],
                extents));

    public GraphSketch Op(string text, params (string Name, AttributeValue Value)[] attributes)
    {
        var parts = text.Split(" = ");
        var words = parts[1].Split(' ');
        var node = new Node { Name = parts[0], OperatorType = words[0], Inputs = [.. words[1..]], Outputs = [parts[0]] };
        nodes.Add(attributes.Aggregate(node, (made, attribute) => made.With(attribute.Name, attribute.Value)));
        return this;
    }

    /// <summary>
    /// The nine nodes of a layer normalisation from <c>{name}_mean</c> to <c>{name}</c>; needs epsilon, two, gamma and beta.
    /// </summary>
    public GraphSketch LayerNorm(string name, string input, long axis = -1) => this
        .Op($"{name}_mean = ReduceMean {input}", ("axes", AttributeValue.Of([axis])))
        .Op($"{name}_centred = Sub {input} {name}_mean")
        .Op($"{name}_square = Pow {name}_centred two")
        .Op($"{name}_variance = ReduceMean {name}_square", ("axes", AttributeValue.Of([axis])))
        .Op($"{name}_shifted = Add {name}_variance epsilon")
        .Op($"{name}_deviation = Sqrt {name}_shifted")
        .Op($"{name}_quotient = Div {name}_centred {name}_deviation")
        .Op($"{name}_scaled = Mul {name}_quotient gamma")
        .Op($"{name} = Add {name}_scaled beta");

    public Graph Build(params string[] outputs) => Graph.Create(
        inputs, outputs.Select(output => new ValueInfo(output, new(ElementType.Float, null))), nodes, constants, [new("", opset)]);
}
