using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>What shape inference found of one graph: the type of each value, and the values that shapes are made of.</summary>
public sealed class InferredTypes
{
    private readonly IReadOnlyDictionary<string, TensorType> types;
    private readonly IReadOnlyDictionary<string, PartialTensor> values;
    private readonly IReadOnlyDictionary<Graph, InferredTypes> subgraphs;

    internal InferredTypes(
        IReadOnlyDictionary<string, TensorType> types,
        IReadOnlyDictionary<string, PartialTensor> values,
        ImmutableArray<UnresolvedValue> unresolved,
        IReadOnlyDictionary<Graph, InferredTypes> subgraphs)
    {
        this.types = types;
        this.values = values;
        this.subgraphs = subgraphs;
        Unresolved = unresolved;
    }

    /// <summary>Values of which the type, the rank or, for known inputs, an extent could not be found, with reasons.</summary>
    public ImmutableArray<UnresolvedValue> Unresolved { get; }

    /// <summary>Names of all values: inputs, initializers and what nodes make.</summary>
    public IEnumerable<string> Names => types.Keys;

    /// <summary>The type of a value; <see cref="TensorType.Unknown"/> when nothing is known of it.</summary>
    public TensorType this[string value] => types.TryGetValue(value, out var type) ? type : TensorType.Unknown;

    /// <summary>The type of a value; false when the graph has no such value or nothing is known of it.</summary>
    public bool TryGet(string value, [NotNullWhen(true)] out TensorType? type) =>
        types.TryGetValue(value, out type) && (type.ElementType != ElementType.Undefined || type.Shape is not null);

    /// <summary>The elements of a small value that depends on the inputs only through their shapes; null when they are not known.</summary>
    public TensorData? Constant(string value) => values.TryGetValue(value, out var tensor) ? ConstantTensors.Write(tensor) : null;

    /// <summary>True when the value's elements are known, as numbers or as expressions over the symbols of the inputs' shapes.</summary>
    public bool IsShapeArithmetic(string value) =>
        values.TryGetValue(value, out var tensor) && tensor.Elements.All(element => element.Kind != ElementKind.Unknown);

    /// <summary>
    /// The types inside a subgraph of <c>If</c>, <c>Loop</c> or <c>Scan</c>, as they are in every run of it; null when it was not entered.
    /// </summary>
    public InferredTypes? Body(Graph subgraph) => subgraphs.TryGetValue(subgraph, out var inner) ? inner : null;
}
