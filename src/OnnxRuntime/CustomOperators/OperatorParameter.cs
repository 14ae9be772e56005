namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>An input or output of an operator.</summary>
/// <param name="ElementType">The type of its elements; <see cref="TensorElementType.Undefined"/> for any.</param>
/// <param name="Kind">Whether it must be there.</param>
/// <param name="MinimumCount">Minimum number of values of a variadic parameter.</param>
/// <param name="IsHomogeneous">Whether the values of a variadic parameter must have one type.</param>
/// <param name="IsInCpuMemory">For an input of an operator on a device: whether its values are needed in the CPU's memory.</param>
internal readonly record struct OperatorParameter(
    TensorElementType ElementType,
    ParameterKind Kind = ParameterKind.Required,
    int MinimumCount = 1,
    bool IsHomogeneous = true,
    bool IsInCpuMemory = false);

/// <summary>Whether an operator's parameter must be there (numbered as in ONNX Runtime's C interface).</summary>
internal enum ParameterKind
{
    /// <summary>Exactly one value.</summary>
    Required = 0,

    /// <summary>One value or none.</summary>
    Optional = 1,

    /// <summary>Any number of values; only the last parameter can be variadic.</summary>
    Variadic = 2,
}
