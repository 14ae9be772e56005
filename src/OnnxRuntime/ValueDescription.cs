using System.Collections.Immutable;

namespace EnergyGate.OnnxRuntime;

/// <summary>An input or output of a session.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="ElementType">The type of its elements; <see cref="TensorElementType.Undefined"/> where it is no tensor.</param>
/// <param name="Dimensions">Its shape, -1 where a dimension is not fixed; empty for a scalar and where nothing is known.</param>
/// <param name="SymbolicNames">For each dimension its symbolic name, e.g. <c>batch</c>, or null where it has none.</param>
public sealed record ValueDescription(
    string Name,
    TensorElementType ElementType,
    ImmutableArray<long> Dimensions,
    ImmutableArray<string?> SymbolicNames)
{
    /// <summary>As in <c>input_ids: Int64[batch,sequence]</c>.</summary>
    public override string ToString() =>
        $"{Name}: {ElementType}["
        + string.Join(',', Dimensions.Select((dimension, i) => dimension >= 0 ? $"{dimension}" : SymbolicNames[i] ?? "?"))
        + "]";
}
