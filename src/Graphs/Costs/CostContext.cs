using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Costs;

/// <summary>One node with the types of its inputs and outputs, as its cost rule sees it.</summary>
internal sealed class CostContext
{
    /// <summary>Maximum number of elements of a shape vector; no tensor here has more axes.</summary>
    private const int MaxShapeLength = 16;

    private readonly InferredTypes types;

    public CostContext(Node node, InferredTypes types)
    {
        Node = node;
        this.types = types;
    }

    public Node Node { get; }

    public bool Has(int input) => Node.Input(input).Length > 0;

    public TensorType Type(int input) => types[Node.Input(input)];

    public TensorType OutputType(int output) => output < Node.Outputs.Length ? types[Node.Outputs[output]] : TensorType.Unknown;

    /// <summary>The shape of an input whose extents are numbers.</summary>
    /// <exception cref="CostException">An extent is not a number.</exception>
    public TensorShape Shape(int input) => Known(Node.Input(input), Type(input).Shape);

    /// <summary>The shape of an output whose extents are numbers.</summary>
    /// <exception cref="CostException">An extent is not a number.</exception>
    public TensorShape OutputShape(int output) => Known(output < Node.Outputs.Length ? Node.Outputs[output] : "", OutputType(output).Shape);

    public long Elements(int input) => Has(input) ? Shape(input).ElementCount!.Value : 0;

    public long OutputElements(int output = 0) => OutputShape(output).ElementCount!.Value;

    public long Extent(int input, int axis) => Shape(input)[axis].Value!.Value;

    public long Bytes(int input) => Has(input) ? ElementTypes.ByteCount(Type(input).ElementType, Elements(input)) : 0;

    /// <summary>Bytes of all inputs; an input that is read twice counts once.</summary>
    public long InputBytes() => Enumerable.Range(0, Node.Inputs.Length).DistinctBy(Node.Input).Sum(Bytes);

    public long OutputBytes() => Enumerable.Range(0, Node.Outputs.Length).Where(output => Node.Outputs[output].Length > 0)
        .Sum(output => ElementTypes.ByteCount(OutputType(output).ElementType, OutputElements(output)));

    /// <summary>
    /// True when the outputs are short integer vectors that follow from shapes alone: bookkeeping, not arithmetic on data.
    /// </summary>
    public bool IsShapeArithmetic => Node.Outputs.Length > 0 && Node.Outputs.All(output => output.Length == 0 || IsShapeVector(output));

    /// <summary>The cost of this node from its arithmetic; every input is read once and every output written once.</summary>
    public NodeCost Cost(
        OperatorClass kind, long flops, long matrixFlops = 0, long integerMatrixFlops = 0,
        ElementType? computeType = null) =>
        CostOfBytes(kind, flops, InputBytes(), OutputBytes(), matrixFlops, integerMatrixFlops, computeType);

    /// <summary>The cost of this node from its arithmetic and its traffic.</summary>
    public NodeCost CostOfBytes(
        OperatorClass kind, long flops, long bytesRead, long bytesWritten, long matrixFlops = 0, long integerMatrixFlops = 0,
        ElementType? computeType = null) =>
        new(Node, kind, flops, matrixFlops, integerMatrixFlops, bytesRead, bytesWritten, computeType ?? OutputType(0).ElementType);

    private bool IsShapeVector(string output) =>
        types[output].ElementType is ElementType.Int64 or ElementType.Int32 or ElementType.Bool
        && types[output].Shape is { Count: <= 1, ElementCount: <= MaxShapeLength }
        && types.IsShapeArithmetic(output);

    private TensorShape Known(string value, TensorShape? shape) =>
        shape is { IsKnown: true }
            ? shape
            : throw new CostException(
                $"{Node}: the shape of '{value}' is {shape?.ToString() ?? "not known"}; give every dimension a number. "
                + UnresolvedReason(value));

    private string UnresolvedReason(string value) =>
        types.Unresolved.FirstOrDefault(entry => entry.Value == value) is { } entry ? entry.Reason
        : types.Unresolved is [var first, ..] ? $"It began at {first.Node}: {first.Reason}" : "";
}
