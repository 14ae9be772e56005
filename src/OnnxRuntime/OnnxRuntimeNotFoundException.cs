using EnergyGate.Errors;

namespace EnergyGate.OnnxRuntime;

/// <summary>
/// The native ONNX Runtime library is absent, cannot be loaded, or is too old; the message says what was looked for, where, and what to do.
/// </summary>
public sealed class OnnxRuntimeNotFoundException : UserErrorException
{
    /// <summary>An error without details.</summary>
    public OnnxRuntimeNotFoundException()
        : this("The native ONNX Runtime library was not found")
    {
    }

    /// <summary>An error that says what was looked for, where, and what to do.</summary>
    public OnnxRuntimeNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>An error that says what was looked for, where, and what to do, with the loader's own error.</summary>
    public OnnxRuntimeNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
