namespace EnergyGate.OnnxRuntime;

/// <summary>
/// The error codes of ONNX Runtime's C interface (<c>OrtErrorCode</c>); newer libraries may return values that have no name here.
/// </summary>
public enum OnnxRuntimeErrorCode
{
    /// <summary>No error.</summary>
    Ok = 0,

    /// <summary>A failure without a code of its own; also what a cancelled run returns.</summary>
    Fail = 1,

    /// <summary>An argument that the library refuses: a wrong shape, type, name or option.</summary>
    InvalidArgument = 2,

    /// <summary>A file that is not there.</summary>
    NoSuchFile = 3,

    /// <summary>No model was loaded.</summary>
    NoModel = 4,

    /// <summary>The engine failed.</summary>
    EngineError = 5,

    /// <summary>A kernel failed while it ran.</summary>
    RuntimeException = 6,

    /// <summary>Bytes that are not an ONNX model.</summary>
    InvalidProtobuf = 7,

    /// <summary>A model is loaded already.</summary>
    ModelLoaded = 8,

    /// <summary>An operator, type or version for which the library has no kernel.</summary>
    NotImplemented = 9,

    /// <summary>A graph that breaks a rule of ONNX.</summary>
    InvalidGraph = 10,

    /// <summary>An execution provider failed, or its library could not be loaded.</summary>
    ExecutionProviderFail = 11,

    /// <summary>Loading was cancelled.</summary>
    ModelLoadCanceled = 12,

    /// <summary>The model has to be compiled first.</summary>
    ModelRequiresCompilation = 13,

    /// <summary>A thing that was asked for by name is not there.</summary>
    NotFound = 14,
}
