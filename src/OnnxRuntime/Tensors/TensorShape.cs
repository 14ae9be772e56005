namespace EnergyGate.OnnxRuntime.Tensors;

/// <summary>Checks shapes before they cross the C interface.</summary>
internal static class TensorShape
{
    /// <summary>Bytes that a tensor takes.</summary>
    /// <exception cref="ArgumentException">A dimension is negative or there are too many.</exception>
    public static long ByteLength(TensorElementType elementType, ReadOnlySpan<long> dimensions) =>
        dimensions.Length > Tensor.MaximumRank
            ? throw new ArgumentException(
                $"{dimensions.Length} dimensions were given: a tensor has at most {Tensor.MaximumRank} here", nameof(dimensions))
            : ElementTypes.ByteLength(elementType, ElementTypes.ElementCount(dimensions));
}
