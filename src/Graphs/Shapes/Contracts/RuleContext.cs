using System.Collections.Immutable;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>One node as its rule sees it: what is known of its inputs, and where its outputs go.</summary>
internal sealed class RuleContext
{
    public RuleContext(Node node, InferenceScope scope)
    {
        Node = node;
        Scope = scope;
    }

    public Node Node { get; }

    public InferenceScope Scope { get; }

    /// <summary>Reason that an output is not known; null when the rule gives none.</summary>
    public string? Reason { get; private set; }

    /// <summary>Version of the operator set of the node's domain.</summary>
    public int Opset => Scope.Opsets.TryGetValue(Node.Domain, out var version) ? version : 1;

    public int InputCount => Node.Inputs.Length;

    public int OutputCount => Node.Outputs.Length;

    public bool Has(int input) => Node.Input(input).Length > 0;

    public bool HasOutput(int output) => output < Node.Outputs.Length && Node.Outputs[output].Length > 0;

    public TensorType Type(int input) => Has(input) ? Scope.Type(Node.Input(input)) : TensorType.Unknown;

    public ElementType ElementType(int input) => Type(input).ElementType;

    public TensorShape? Shape(int input) => Type(input).Shape;

    /// <summary>The elements of an input; null when nothing is known of them.</summary>
    public PartialTensor? Value(int input) => Has(input) && Scope.HasValue(Node.Input(input)) ? Scope.Value(Node.Input(input)) : null;

    /// <summary>
    /// The elements of an input as a list, unknown ones included; null when not even their number is known or it is large.
    /// </summary>
    public Element[]? Elements(int input) => (Value(input) ?? PartialTensor.Unknown(Type(input)))?.Elements;

    /// <summary>The elements of an integer input; null when it is absent or one is not a number.</summary>
    public ImmutableArray<long>? Integers(int input) => Value(input)?.Integers();

    /// <summary>Integers that older operator sets hold in an attribute and newer ones in an input; null when neither gives them.</summary>
    public ImmutableArray<long>? Integers(string attribute, int input) => Node.Ints(attribute) ?? Integers(input);

    public void Output(int output, ElementType elementType, TensorShape? shape) => Output(output, new TensorType(elementType, shape));

    public void Output(int output, TensorType type)
    {
        if (HasOutput(output))
        {
            Scope.Types[Node.Outputs[output]] = type;
        }
    }

    /// <summary>An output whose elements are known, at least in part.</summary>
    public void Output(int output, PartialTensor value)
    {
        if (HasOutput(output))
        {
            Scope.Types[Node.Outputs[output]] = new(value.Type, value.Shape);
            Scope.Values[Node.Outputs[output]] = value;
        }
    }

    /// <summary>Records the reason that an output, or an extent of it, cannot be known.</summary>
    public void Unresolved(string reason) => Reason ??= reason;

    /// <summary>An exception that names this node.</summary>
    public ShapeException Contradiction(string message) => new(Node, message);

    public Dimension Fresh() => Scope.Fresh();

    /// <summary>A shape of this rank of which nothing else is known.</summary>
    public TensorShape FreshShape(int rank) => new([.. Enumerable.Range(0, rank).Select(_ => Fresh())]);

    /// <summary>An axis counted from the front.</summary>
    /// <exception cref="ShapeException">The axis lies outside the rank.</exception>
    public int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank
            ? (int)(axis < 0 ? axis + rank : axis)
            : throw Contradiction($"axis {axis} of a tensor with {rank} axes");

    /// <summary>Axes counted from the front, in ascending order.</summary>
    /// <exception cref="ShapeException">An axis lies outside the rank or stands twice.</exception>
    public int[] Axes(IEnumerable<long> axes, int rank)
    {
        var all = axes.Select(axis => Axis(axis, rank)).Order().ToArray();
        return all.Distinct().Count() == all.Length ? all : throw Contradiction($"axes [{string.Join(", ", all)}] name one twice");
    }

    /// <summary>An extent from an element of a shape tensor: at least 0, or not known.</summary>
    /// <exception cref="ShapeException">The element is a negative number.</exception>
    public Dimension Extent(Element element) => element switch
    {
        { Kind: ElementKind.Integer, Integer: < 0 } => throw Contradiction($"an extent of {element.Integer}"),
        { Kind: ElementKind.Integer } => Dimension.Of(element.Integer),
        { Symbolic: { IsNonNegative: true } expression } => Dimension.Named(expression.ToString()),
        _ => Fresh(),
    };
}
