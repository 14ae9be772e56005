namespace EnergyGate.OnnxRuntime;

/// <summary>What an element type is in C# and in memory.</summary>
internal static class TensorElementTypes
{
    /// <summary>The element type of a C# type.</summary>
    /// <exception cref="NotSupportedException">No element type is stored as <typeparamref name="T"/>.</exception>
    public static TensorElementType Of<T>()
        where T : unmanaged => TryOf<T>() is var type and not TensorElementType.Undefined
            ? type
            : throw new NotSupportedException(
                $"{typeof(T)} is no tensor element type: use float, double, Half, BFloat16, bool or an integer of 8 to 64 bits; "
                + "give other types as bytes with their TensorElementType");

    /// <summary>Bytes that <paramref name="elementCount"/> elements take; 4-bit elements are packed two in a byte.</summary>
    /// <exception cref="NotSupportedException">The elements have no fixed size (text, or a type that this version does not
    /// know).</exception>
    public static long ByteLength(TensorElementType type, long elementCount) => type switch
    {
        TensorElementType.Int4 or TensorElementType.UInt4 => (elementCount + 1) / 2,
        TensorElementType.UInt8 or TensorElementType.Int8 or TensorElementType.Bool
            or TensorElementType.Float8E4M3FN or TensorElementType.Float8E4M3FNUZ
            or TensorElementType.Float8E5M2 or TensorElementType.Float8E5M2FNUZ => elementCount,
        TensorElementType.UInt16 or TensorElementType.Int16
            or TensorElementType.Float16 or TensorElementType.BFloat16 => elementCount * 2,
        TensorElementType.Float or TensorElementType.Int32 or TensorElementType.UInt32 => elementCount * 4,
        TensorElementType.Double or TensorElementType.Int64 or TensorElementType.UInt64
            or TensorElementType.Complex64 => elementCount * 8,
        TensorElementType.Complex128 => elementCount * 16,
        _ => throw new NotSupportedException($"elements of type {type} have no fixed size in memory"),
    };

    /// <summary>Elements of a shape: the product of its dimensions, 1 for a scalar.</summary>
    /// <exception cref="ArgumentException">A dimension is negative.</exception>
    /// <exception cref="OverflowException">The product does not fit 64 bits.</exception>
    public static long ElementCount(ReadOnlySpan<long> dimensions)
    {
        var count = 1L;
        foreach (var dimension in dimensions)
        {
            if (dimension < 0)
            {
                throw new ArgumentException($"dimension {dimension} is negative: a tensor's dimensions are 0 or more", nameof(dimensions));
            }

            count = checked(count * dimension);
        }

        return count;
    }

    /// <summary>The element type of a C# type, or Undefined where there is none.</summary>
    internal static TensorElementType TryOf<T>()
        where T : unmanaged
    {
        return typeof(T) == typeof(float) ? TensorElementType.Float
            : typeof(T) == typeof(long) ? TensorElementType.Int64
            : typeof(T) == typeof(int) ? TensorElementType.Int32
            : typeof(T) == typeof(byte) ? TensorElementType.UInt8
            : typeof(T) == typeof(sbyte) ? TensorElementType.Int8
            : typeof(T) == typeof(ushort) ? TensorElementType.UInt16
            : typeof(T) == typeof(short) ? TensorElementType.Int16
            : typeof(T) == typeof(bool) ? TensorElementType.Bool
            : typeof(T) == typeof(Half) ? TensorElementType.Float16
            : typeof(T) == typeof(double) ? TensorElementType.Double
            : typeof(T) == typeof(uint) ? TensorElementType.UInt32
            : typeof(T) == typeof(ulong) ? TensorElementType.UInt64
            : typeof(T) == typeof(BFloat16) ? TensorElementType.BFloat16
            : TensorElementType.Undefined;
    }
}
