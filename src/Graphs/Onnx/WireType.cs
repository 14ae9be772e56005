namespace EnergyGate.Graphs.Onnx;

/// <summary>How protobuf encodes a value; the numbers are those of the wire.</summary>
internal enum WireType
{
    /// <summary>Seven bits a byte, low ones first.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then so many bytes.</summary>
    LengthDelimited = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
