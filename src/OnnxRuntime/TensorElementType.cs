namespace EnergyGate.OnnxRuntime;

/// <summary>
/// Element types of tensors, numbered as in ONNX Runtime's C interface (<c>ONNXTensorElementDataType</c>); a newer library may report
/// values without a name here.
/// </summary>
public enum TensorElementType
{
    /// <summary>Unknown, or not a tensor.</summary>
    Undefined = 0,

    /// <summary>32-bit float (<see cref="float"/>).</summary>
    Float = 1,

    /// <summary>8-bit unsigned integer (<see cref="byte"/>).</summary>
    UInt8 = 2,

    /// <summary>8-bit signed integer (<see cref="sbyte"/>).</summary>
    Int8 = 3,

    /// <summary>16-bit unsigned integer (<see cref="ushort"/>).</summary>
    UInt16 = 4,

    /// <summary>16-bit signed integer (<see cref="short"/>).</summary>
    Int16 = 5,

    /// <summary>32-bit signed integer (<see cref="int"/>).</summary>
    Int32 = 6,

    /// <summary>64-bit signed integer (<see cref="long"/>).</summary>
    Int64 = 7,

    /// <summary>Text; described but never read or written here.</summary>
    String = 8,

    /// <summary>One byte, 0 or 1 (<see cref="bool"/>).</summary>
    Bool = 9,

    /// <summary>IEEE 16-bit float (<see cref="Half"/>).</summary>
    Float16 = 10,

    /// <summary>64-bit float (<see cref="double"/>).</summary>
    Double = 11,

    /// <summary>32-bit unsigned integer (<see cref="uint"/>).</summary>
    UInt32 = 12,

    /// <summary>64-bit unsigned integer (<see cref="ulong"/>).</summary>
    UInt64 = 13,

    /// <summary>Two 32-bit floats; ONNX Runtime 1.30 makes no such tensors.</summary>
    Complex64 = 14,

    /// <summary>Two 64-bit floats; ONNX Runtime 1.30 makes no such tensors.</summary>
    Complex128 = 15,

    /// <summary>The upper 16 bits of a 32-bit float (<see cref="OnnxRuntime.BFloat16"/>).</summary>
    BFloat16 = 16,

    /// <summary>8-bit float, 4 bits of exponent, no infinities.</summary>
    Float8E4M3FN = 17,

    /// <summary>8-bit float, 4 bits of exponent, no infinities, no negative zero.</summary>
    Float8E4M3FNUZ = 18,

    /// <summary>8-bit float, 5 bits of exponent.</summary>
    Float8E5M2 = 19,

    /// <summary>8-bit float, 5 bits of exponent, no infinities, no negative zero.</summary>
    Float8E5M2FNUZ = 20,

    /// <summary>4-bit unsigned integer, two in a byte, the first in the lower half.</summary>
    UInt4 = 21,

    /// <summary>4-bit signed integer, two in a byte, the first in the lower half.</summary>
    Int4 = 22,
}
