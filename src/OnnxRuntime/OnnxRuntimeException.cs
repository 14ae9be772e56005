using EnergyGate.Errors;

namespace EnergyGate.OnnxRuntime;

/// <summary>An error that ONNX Runtime returned, with its code and its own text.</summary>
public sealed class OnnxRuntimeException : UserErrorException
{
    /// <summary>An error without a text.</summary>
    public OnnxRuntimeException()
        : this(OnnxRuntimeErrorCode.Fail, "ONNX Runtime failed without a message")
    {
    }

    /// <summary>An error with a text and the code <see cref="OnnxRuntimeErrorCode.Fail"/>.</summary>
    public OnnxRuntimeException(string message)
        : this(OnnxRuntimeErrorCode.Fail, message)
    {
    }

    /// <summary>An error with a text and the error that caused it.</summary>
    public OnnxRuntimeException(string message, Exception innerException)
        : base(message, innerException) => Code = OnnxRuntimeErrorCode.Fail;

    /// <summary>An error with ONNX Runtime's code and text.</summary>
    public OnnxRuntimeException(OnnxRuntimeErrorCode code, string message)
        : base(message) => Code = code;

    /// <inheritdoc/>
    public override string UserMessage => $"ONNX Runtime refuses the model: {Message}";

    /// <summary>ONNX Runtime's code.</summary>
    public OnnxRuntimeErrorCode Code { get; }
}
