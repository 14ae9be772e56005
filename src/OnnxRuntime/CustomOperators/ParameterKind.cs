namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>Whether an operator's parameter must be there (numbered as in ONNX Runtime's C interface).</summary>
public enum ParameterKind
{
    /// <summary>Exactly one value.</summary>
    Required = 0,

    /// <summary>One value or none.</summary>
    Optional = 1,

    /// <summary>Any number of values; only the last parameter can be variadic.</summary>
    Variadic = 2,
}
