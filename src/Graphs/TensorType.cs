namespace EnergyGate.Graphs;

/// <summary>What is known of a tensor value before it is computed.</summary>
/// <param name="ElementType">Type of its elements; <see cref="ElementType.Undefined"/> when not known.</param>
/// <param name="Shape">Its extents; null when not even the rank is known.</param>
public sealed record TensorType(ElementType ElementType, TensorShape? Shape)
{
    /// <summary>Nothing is known.</summary>
    public static TensorType Unknown { get; } = new(ElementType.Undefined, null);

    /// <inheritdoc/>
    public override string ToString() => $"{ElementType}{Shape?.ToString() ?? "[...]"}";
}
