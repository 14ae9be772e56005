namespace EnergyGate.Graphs.Onnx;

/// <summary>How protobuf encodes a value; the numbers are those of the wire.</summary>
internal enum WireType
{
    /// <summary>Seven bits per byte, low ones first.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then that number of bytes.</summary>
    LengthDelimited = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
