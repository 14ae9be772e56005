namespace EnergyGate.Graphs.Costs;

/// <summary>The kind of work that an operator does. Kinds differ in speed and energy.</summary>
public enum OperatorClass
{
    /// <summary>Matrix products of floating-point numbers.</summary>
    FloatMatMul,

    /// <summary>Matrix products of 8-bit integers.</summary>
    Int8MatMul,

    /// <summary>Matrix products of floating-point activations with weights packed into 2 to 8 bits.</summary>
    PackedMatMul,

    /// <summary>Fused attention, with or without its projections.</summary>
    Attention,

    /// <summary>Convolutions and recurrent layers.</summary>
    Convolution,

    /// <summary>Layer normalisation and its kin, fused with a skip connection or not; softmax.</summary>
    Normalization,

    /// <summary>GELU, tanh, sigmoid and other nonlinear functions.</summary>
    Activation,

    /// <summary>Arithmetic, comparison and choice, element by element.</summary>
    Elementwise,

    /// <summary>Sums, means, maxima along axes.</summary>
    Reduction,

    /// <summary>Between floating-point and quantised tensors.</summary>
    Quantization,

    /// <summary>Rows of a table read at indices.</summary>
    Embedding,

    /// <summary>Copies: transposition, concatenation, slices, casts.</summary>
    DataMovement,

    /// <summary>The same elements under another shape: nothing is moved.</summary>
    View,

    /// <summary>Arithmetic on extents.</summary>
    Shape,

    /// <summary>All inputs are constants, so ONNX Runtime computes it once, when it makes the session; a run costs nothing.</summary>
    Folded,

    /// <summary>Branches and loops; the work inside is not counted.</summary>
    ControlFlow,

    /// <summary>An operator without a cost rule: its bytes are counted, its arithmetic is not.</summary>
    Other,
}
