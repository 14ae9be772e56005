namespace EnergyGate.Graphs;

/// <summary>The kind of an attribute; the numbers are those of ONNX's <c>AttributeProto.AttributeType</c>.</summary>
public enum AttributeKind
{
    /// <summary>One binary32.</summary>
    Float = 1,

    /// <summary>One 64-bit integer.</summary>
    Int = 2,

    /// <summary>Bytes, usually UTF-8.</summary>
    String = 3,

    /// <summary>One tensor.</summary>
    Tensor = 4,

    /// <summary>A subgraph.</summary>
    Graph = 5,

    /// <summary>Several binary32.</summary>
    Floats = 6,

    /// <summary>Several integers.</summary>
    Ints = 7,

    /// <summary>Several texts.</summary>
    Strings = 8,

    /// <summary>Several tensors.</summary>
    Tensors = 9,

    /// <summary>Several subgraphs.</summary>
    Graphs = 10,

    /// <summary>Kept as the bytes of its message: sparse tensors, type descriptions, references of functions.</summary>
    Opaque = 100,
}
