using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EnergyGate.Graphs;

/// <summary>
/// A constant tensor: an initializer or an attribute. Its bytes may be mapped from a file; every derived graph shares them, and they are
/// never copied. Elements are little-endian, row-major, as in ONNX's <c>raw_data</c>; a tensor is below 2 GiB.
/// </summary>
public sealed class TensorData
{
    /// <summary>A tensor over bytes that the caller will not change any more.</summary>
    /// <param name="elementType">Any type but <see cref="ElementType.String"/>.</param>
    /// <param name="extents">Extents in elements; empty for a scalar.</param>
    /// <param name="bytes">Exactly the elements.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit type and extents.</exception>
    public TensorData(ElementType elementType, ImmutableArray<long> extents, ReadOnlyMemory<byte> bytes)
    {
        ElementType = elementType;
        Extents = extents;
        Bytes = bytes;
        Strings = [];
        var expected = ElementTypes.ByteCount(elementType, ElementCount);
        if (bytes.Length != expected)
        {
            throw new ArgumentException(
                $"{bytes.Length} bytes for a tensor {elementType}[{string.Join(", ", extents)}], which has {expected}", nameof(bytes));
        }
    }

    /// <summary>A tensor of texts.</summary>
    public TensorData(ImmutableArray<long> extents, ImmutableArray<ReadOnlyMemory<byte>> strings)
    {
        ElementType = ElementType.String;
        Extents = extents;
        Strings = strings;
    }

    /// <summary>Type of the elements.</summary>
    public ElementType ElementType { get; }

    /// <summary>Extents in elements; empty for a scalar.</summary>
    public ImmutableArray<long> Extents { get; }

    /// <summary>The elements, little-endian; empty for strings.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>UTF-8 elements of a string tensor; empty otherwise.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Strings { get; }

    /// <summary>The number of elements.</summary>
    public long ElementCount => Extents.Aggregate(1L, (product, extent) => checked(product * extent));

    /// <summary>Type and shape as a value's type.</summary>
    public TensorType Type => new(ElementType, TensorShape.Of(Extents.AsSpan()));

    /// <summary>A tensor of unmanaged values, copied.</summary>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="extents">Extents; none makes a vector of all values.</param>
    /// <typeparam name="T">float, double, Half, an integer type or bool.</typeparam>
    public static TensorData Of<T>(T[] values, params long[] extents)
        where T : unmanaged =>
        new(ElementTypes.Of<T>(), extents.Length == 0 ? [values.Length] : [.. extents], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>A scalar.</summary>
    public static TensorData Scalar<T>(T value)
        where T : unmanaged =>
        new(ElementTypes.Of<T>(), [], MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray());

    /// <summary>The elements as <typeparamref name="T"/>, which must be the tensor's own type.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds another type.</exception>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged =>
        ElementTypes.Of<T>() == ElementType
            ? MemoryMarshal.Cast<byte, T>(Bytes.Span)
            : throw new InvalidOperationException($"the tensor holds {ElementType}, not {ElementTypes.Of<T>()}");
}
