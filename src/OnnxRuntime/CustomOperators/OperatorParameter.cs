namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>An input or output of an operator.</summary>
/// <param name="ElementType">The type of its elements; <see cref="TensorElementType.Undefined"/> for any.</param>
/// <param name="Kind">Whether it must be there.</param>
/// <param name="MinimumCount">How many values a variadic parameter has at least.</param>
/// <param name="IsHomogeneous">Whether the values of a variadic parameter must have one type.</param>
/// <param name="IsInCpuMemory">For an input of an operator on a device: whether its values are needed in the CPU's memory.</param>
public readonly record struct OperatorParameter(
    TensorElementType ElementType,
    ParameterKind Kind = ParameterKind.Required,
    int MinimumCount = 1,
    bool IsHomogeneous = true,
    bool IsInCpuMemory = false);
