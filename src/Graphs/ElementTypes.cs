namespace EnergyGate.Graphs;

/// <summary>Sizes of element types and the C# types that hold them.</summary>
public static class ElementTypes
{
    /// <summary>Bits of one element; 0 for strings and undefined.</summary>
    public static int BitCount(ElementType type) => type switch
    {
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 32,
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 or ElementType.Complex64 => 64,
        ElementType.Complex128 => 128,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 16,
        ElementType.UInt4 or ElementType.Int4 or ElementType.Float4E2M1 => 4,
        ElementType.String or ElementType.Undefined => 0,
        _ => 8,
    };

    /// <summary>Bytes of so many elements, rounded up to whole bytes.</summary>
    public static long ByteCount(ElementType type, long elementCount) => checked(((elementCount * BitCount(type)) + 7) / 8);

    /// <summary>True for binary16, bfloat16, binary32 and binary64.</summary>
    public static bool IsFloat(ElementType type) =>
        type is ElementType.Float or ElementType.Float16 or ElementType.BFloat16 or ElementType.Double;

    /// <summary>The element type that a C# type holds.</summary>
    /// <exception cref="NotSupportedException">No element type has this representation.</exception>
    public static ElementType Of<T>()
        where T : unmanaged => default(T) switch
        {
            float => ElementType.Float,
            double => ElementType.Double,
            Half => ElementType.Float16,
            long => ElementType.Int64,
            int => ElementType.Int32,
            short => ElementType.Int16,
            sbyte => ElementType.Int8,
            ulong => ElementType.UInt64,
            uint => ElementType.UInt32,
            ushort => ElementType.UInt16,
            byte => ElementType.UInt8,
            bool => ElementType.Bool,
            _ => throw new NotSupportedException($"{typeof(T).Name} is not a tensor element"),
        };
}
