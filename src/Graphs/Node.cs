using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EnergyGate.Graphs;

/// <summary>One operation of a graph. Two nodes are equal only when they are the same object: a graph may hold twins.</summary>
public sealed record Node
{
    /// <summary>Name in the file; may be empty, need not be unique.</summary>
    public string Name { get; init; } = "";

    /// <summary>The operator, e.g. <c>MatMul</c>.</summary>
    public required string OperatorType { get; init; }

    /// <summary>
    /// The operator's domain; "" is ONNX's own (<c>ai.onnx</c> is read as ""), <c>com.microsoft</c> the contrib operators.
    /// </summary>
    public string Domain { get; init; } = "";

    /// <summary>Names of the values that it reads, "" for an optional input that is left out.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>Names of the values that it makes, "" for an optional output that is left out.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>Attributes by name.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Attributes { get; init; } =
        ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);

    /// <summary>Fields of the file's node that have no name here: documentation, metadata, the overload of a function.</summary>
    public EncodedFields Extras { get; init; } = EncodedFields.None;

    /// <summary>Subgraphs of the attributes (<c>If</c>, <c>Loop</c>, <c>Scan</c>).</summary>
    public IEnumerable<Graph> Subgraphs => Attributes.Values.SelectMany(attribute => attribute.Kind switch
    {
        AttributeKind.Graph => [attribute.AsGraph],
        AttributeKind.Graphs => attribute.AsGraphs,
        _ => ImmutableArray<Graph>.Empty,
    });

    /// <summary>The input at an index, or "" when it is left out.</summary>
    public string Input(int index) => index < Inputs.Length ? Inputs[index] : "";

    /// <summary>True for this operator of this domain.</summary>
    public bool Is(string operatorType, string domain = "") => OperatorType == operatorType && Domain == domain;

    /// <summary>An attribute of this name and kind, or null when there is none of this name.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="kind">The kind that the operator's definition gives it.</param>
    /// <exception cref="MalformedGraphException">The attribute is of another kind.</exception>
    public AttributeValue? Find(string attribute, AttributeKind kind) =>
        !Attributes.TryGetValue(attribute, out var value) ? null
        : value.Kind == kind ? value
        : throw new MalformedGraphException(this, $"its attribute '{attribute}' is {value.Kind}, where {kind} is legal");

    /// <summary>An integer attribute, or a default.</summary>
    /// <exception cref="MalformedGraphException">The attribute is of another kind.</exception>
    public long Int(string attribute, long absent) => Find(attribute, AttributeKind.Int)?.AsInt ?? absent;

    /// <summary>A float attribute, or a default.</summary>
    /// <exception cref="MalformedGraphException">The attribute is of another kind.</exception>
    public float Float(string attribute, float absent) => Find(attribute, AttributeKind.Float)?.AsFloat ?? absent;

    /// <summary>An attribute with integers, or null.</summary>
    /// <exception cref="MalformedGraphException">The attribute is of another kind.</exception>
    public ImmutableArray<long>? Ints(string attribute) => Find(attribute, AttributeKind.Ints)?.AsInts;

    /// <summary>The same node with one attribute more, or another value of it.</summary>
    public Node With(string attribute, AttributeValue value) => this with { Attributes = Attributes.SetItem(attribute, value) };

    /// <inheritdoc/>
    public bool Equals(Node? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>E.g. <c>MatMul 'encoder/query'</c>.</summary>
    public override string ToString() =>
        $"{(Domain.Length == 0 ? "" : Domain + ".")}{OperatorType} '{(Name.Length > 0 ? Name : string.Join(", ", Outputs))}'";
}
