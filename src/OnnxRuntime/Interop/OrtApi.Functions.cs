namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Every function with its C signature: native objects are nint, a returned nint is an <c>OrtStatus*</c> (0 is success).</summary>
internal sealed unsafe partial class OrtApi
{
    public delegate* unmanaged<int, byte*, nint> CreateStatus => (delegate* unmanaged<int, byte*, nint>)this[OrtFunction.CreateStatus];

    public delegate* unmanaged<nint, int> GetErrorCode => (delegate* unmanaged<nint, int>)this[OrtFunction.GetErrorCode];

    public delegate* unmanaged<nint, nint> GetErrorMessage => (delegate* unmanaged<nint, nint>)this[OrtFunction.GetErrorMessage];

    public delegate* unmanaged<int, byte*, nint*, nint> CreateEnv =>
        (delegate* unmanaged<int, byte*, nint*, nint>)this[OrtFunction.CreateEnv];

    public delegate* unmanaged<nint, nint> DisableTelemetryEvents =>
        (delegate* unmanaged<nint, nint>)this[OrtFunction.DisableTelemetryEvents];

    public delegate* unmanaged<nint, nint, nint, nint*, nint> CreateSession =>
        (delegate* unmanaged<nint, nint, nint, nint*, nint>)this[OrtFunction.CreateSession];

    public delegate* unmanaged<nint, void*, nuint, nint, nint*, nint> CreateSessionFromArray =>
        (delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)this[OrtFunction.CreateSessionFromArray];

    public delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint> Run =>
        (delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)this[OrtFunction.Run];

    public delegate* unmanaged<nint*, nint> CreateSessionOptions =>
        (delegate* unmanaged<nint*, nint>)this[OrtFunction.CreateSessionOptions];

    public delegate* unmanaged<nint, nint, nint> SetOptimizedModelFilePath =>
        (delegate* unmanaged<nint, nint, nint>)this[OrtFunction.SetOptimizedModelFilePath];

    public delegate* unmanaged<nint, int, nint> SetSessionExecutionMode =>
        (delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetSessionExecutionMode];

    public delegate* unmanaged<nint, nint, nint> EnableProfiling =>
        (delegate* unmanaged<nint, nint, nint>)this[OrtFunction.EnableProfiling];

    public delegate* unmanaged<nint, nint> DisableMemPattern => (delegate* unmanaged<nint, nint>)this[OrtFunction.DisableMemPattern];

    public delegate* unmanaged<nint, nint> DisableCpuMemArena => (delegate* unmanaged<nint, nint>)this[OrtFunction.DisableCpuMemArena];

    public delegate* unmanaged<nint, int, nint> SetSessionLogSeverityLevel =>
        (delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetSessionLogSeverityLevel];

    public delegate* unmanaged<nint, int, nint> SetSessionGraphOptimizationLevel =>
        (delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetSessionGraphOptimizationLevel];

    public delegate* unmanaged<nint, int, nint> SetIntraOpNumThreads =>
        (delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetIntraOpNumThreads];

    public delegate* unmanaged<nint, int, nint> SetInterOpNumThreads =>
        (delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetInterOpNumThreads];

    public delegate* unmanaged<nint, nuint*, nint> SessionGetInputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.SessionGetInputCount];

    public delegate* unmanaged<nint, nuint*, nint> SessionGetOutputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.SessionGetOutputCount];

    public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetInputTypeInfo =>
        (delegate* unmanaged<nint, nuint, nint*, nint>)this[OrtFunction.SessionGetInputTypeInfo];

    public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetOutputTypeInfo =>
        (delegate* unmanaged<nint, nuint, nint*, nint>)this[OrtFunction.SessionGetOutputTypeInfo];

    public delegate* unmanaged<nint, nuint, nint, nint*, nint> SessionGetInputName =>
        (delegate* unmanaged<nint, nuint, nint, nint*, nint>)this[OrtFunction.SessionGetInputName];

    public delegate* unmanaged<nint, nuint, nint, nint*, nint> SessionGetOutputName =>
        (delegate* unmanaged<nint, nuint, nint, nint*, nint>)this[OrtFunction.SessionGetOutputName];

    public delegate* unmanaged<nint*, nint> CreateRunOptions => (delegate* unmanaged<nint*, nint>)this[OrtFunction.CreateRunOptions];

    public delegate* unmanaged<nint, nint, nint> RunOptionsSetRunTag =>
        (delegate* unmanaged<nint, nint, nint>)this[OrtFunction.RunOptionsSetRunTag];

    public delegate* unmanaged<nint, nint> RunOptionsSetTerminate =>
        (delegate* unmanaged<nint, nint>)this[OrtFunction.RunOptionsSetTerminate];

    public delegate* unmanaged<nint, nint> RunOptionsUnsetTerminate =>
        (delegate* unmanaged<nint, nint>)this[OrtFunction.RunOptionsUnsetTerminate];

    public delegate* unmanaged<nint, long*, nuint, int, nint*, nint> CreateTensorAsOrtValue =>
        (delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)this[OrtFunction.CreateTensorAsOrtValue];

    public delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint> CreateTensorWithDataAsOrtValue =>
        (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)this[OrtFunction.CreateTensorWithDataAsOrtValue];

    public delegate* unmanaged<nint, int*, nint> IsTensor => (delegate* unmanaged<nint, int*, nint>)this[OrtFunction.IsTensor];

    public delegate* unmanaged<nint, void**, nint> GetTensorMutableData =>
        (delegate* unmanaged<nint, void**, nint>)this[OrtFunction.GetTensorMutableData];

    public delegate* unmanaged<nint, nint*, nint> CastTypeInfoToTensorInfo =>
        (delegate* unmanaged<nint, nint*, nint>)this[OrtFunction.CastTypeInfoToTensorInfo];

    public delegate* unmanaged<nint*, nint> CreateTensorTypeAndShapeInfo =>
        (delegate* unmanaged<nint*, nint>)this[OrtFunction.CreateTensorTypeAndShapeInfo];

    public delegate* unmanaged<nint, int, nint> SetTensorElementType =>
        (delegate* unmanaged<nint, int, nint>)this[OrtFunction.SetTensorElementType];

    public delegate* unmanaged<nint, long*, nuint, nint> SetDimensions =>
        (delegate* unmanaged<nint, long*, nuint, nint>)this[OrtFunction.SetDimensions];

    public delegate* unmanaged<nint, int*, nint> GetTensorElementType =>
        (delegate* unmanaged<nint, int*, nint>)this[OrtFunction.GetTensorElementType];

    public delegate* unmanaged<nint, nuint*, nint> GetDimensionsCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.GetDimensionsCount];

    public delegate* unmanaged<nint, long*, nuint, nint> GetDimensions =>
        (delegate* unmanaged<nint, long*, nuint, nint>)this[OrtFunction.GetDimensions];

    public delegate* unmanaged<nint, nint*, nuint, nint> GetSymbolicDimensions =>
        (delegate* unmanaged<nint, nint*, nuint, nint>)this[OrtFunction.GetSymbolicDimensions];

    public delegate* unmanaged<nint, nint*, nint> GetTensorTypeAndShape =>
        (delegate* unmanaged<nint, nint*, nint>)this[OrtFunction.GetTensorTypeAndShape];

    public delegate* unmanaged<nint, int, int, int, nint*, nint> CreateMemoryInfo =>
        (delegate* unmanaged<nint, int, int, int, nint*, nint>)this[OrtFunction.CreateMemoryInfo];

    public delegate* unmanaged<int, int, nint*, nint> CreateCpuMemoryInfo =>
        (delegate* unmanaged<int, int, nint*, nint>)this[OrtFunction.CreateCpuMemoryInfo];

    public delegate* unmanaged<nint, nint, nint> AllocatorFree => (delegate* unmanaged<nint, nint, nint>)this[OrtFunction.AllocatorFree];

    public delegate* unmanaged<nint*, nint> GetAllocatorWithDefaultOptions =>
        (delegate* unmanaged<nint*, nint>)this[OrtFunction.GetAllocatorWithDefaultOptions];

    public delegate* unmanaged<nint, void> ReleaseStatus => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseStatus];

    public delegate* unmanaged<nint, void> ReleaseMemoryInfo => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseMemoryInfo];

    public delegate* unmanaged<nint, void> ReleaseSession => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseSession];

    public delegate* unmanaged<nint, void> ReleaseValue => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseValue];

    public delegate* unmanaged<nint, void> ReleaseRunOptions => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseRunOptions];

    public delegate* unmanaged<nint, void> ReleaseTypeInfo => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseTypeInfo];

    public delegate* unmanaged<nint, void> ReleaseTensorTypeAndShapeInfo =>
        (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseTensorTypeAndShapeInfo];

    public delegate* unmanaged<nint, void> ReleaseSessionOptions =>
        (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseSessionOptions];

    public delegate* unmanaged<nint, nint, nint*, nint> SessionEndProfiling =>
        (delegate* unmanaged<nint, nint, nint*, nint>)this[OrtFunction.SessionEndProfiling];

    public delegate* unmanaged<nint, nint, long, nint> AddFreeDimensionOverrideByName =>
        (delegate* unmanaged<nint, nint, long, nint>)this[OrtFunction.AddFreeDimensionOverrideByName];

    public delegate* unmanaged<nint, nint, nint, nint> AddSessionConfigEntry =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.AddSessionConfigEntry];

    public delegate* unmanaged<nint, nint, nint, nint> RunWithBinding =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.RunWithBinding];

    public delegate* unmanaged<nint, nint*, nint> CreateIoBinding =>
        (delegate* unmanaged<nint, nint*, nint>)this[OrtFunction.CreateIoBinding];

    public delegate* unmanaged<nint, void> ReleaseIoBinding => (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseIoBinding];

    public delegate* unmanaged<nint, nint, nint, nint> BindInput =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.BindInput];

    public delegate* unmanaged<nint, nint, nint, nint> BindOutput =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.BindOutput];

    public delegate* unmanaged<nint, nint, nint, nint> BindOutputToDevice =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.BindOutputToDevice];

    public delegate* unmanaged<nint, nint, nint**, nuint*, nint> GetBoundOutputValues =>
        (delegate* unmanaged<nint, nint, nint**, nuint*, nint>)this[OrtFunction.GetBoundOutputValues];

    public delegate* unmanaged<nint, void> ClearBoundInputs => (delegate* unmanaged<nint, void>)this[OrtFunction.ClearBoundInputs];

    public delegate* unmanaged<nint, void> ClearBoundOutputs => (delegate* unmanaged<nint, void>)this[OrtFunction.ClearBoundOutputs];

    public delegate* unmanaged<nint, nint, nint, nint> AddInitializer =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.AddInitializer];

    public delegate* unmanaged<nint, nint, nint, nint> AddRunConfigEntry =>
        (delegate* unmanaged<nint, nint, nint, nint>)this[OrtFunction.AddRunConfigEntry];

    public delegate* unmanaged<nint, nint*, nint> GetTensorMemoryInfo =>
        (delegate* unmanaged<nint, nint*, nint>)this[OrtFunction.GetTensorMemoryInfo];

    public delegate* unmanaged<nint, nint> SynchronizeBoundInputs =>
        (delegate* unmanaged<nint, nint>)this[OrtFunction.SynchronizeBoundInputs];

    public delegate* unmanaged<nint, nint> SynchronizeBoundOutputs =>
        (delegate* unmanaged<nint, nint>)this[OrtFunction.SynchronizeBoundOutputs];

    public delegate* unmanaged<nint, nint, nint> SessionOptionsAppendExecutionProviderCUDAV2 =>
        (delegate* unmanaged<nint, nint, nint>)this[OrtFunction.SessionOptionsAppendExecutionProviderCUDAV2];

    public delegate* unmanaged<nint*, nint> CreateCUDAProviderOptions =>
        (delegate* unmanaged<nint*, nint>)this[OrtFunction.CreateCUDAProviderOptions];

    public delegate* unmanaged<nint, nint*, nint*, nuint, nint> UpdateCUDAProviderOptions =>
        (delegate* unmanaged<nint, nint*, nint*, nuint, nint>)this[OrtFunction.UpdateCUDAProviderOptions];

    public delegate* unmanaged<nint, void> ReleaseCUDAProviderOptions =>
        (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseCUDAProviderOptions];

    public delegate* unmanaged<nint, nint*, nint*, nuint, nint> AddExternalInitializers =>
        (delegate* unmanaged<nint, nint*, nint*, nuint, nint>)this[OrtFunction.AddExternalInitializers];

    public delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint> SessionOptionsAppendExecutionProvider =>
        (delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint>)this[OrtFunction.SessionOptionsAppendExecutionProvider];

    public delegate* unmanaged<nint, int*, void> MemoryInfoGetDeviceType =>
        (delegate* unmanaged<nint, int*, void>)this[OrtFunction.MemoryInfoGetDeviceType];

    public delegate* unmanaged<nint> GetBuildInfoString => (delegate* unmanaged<nint>)this[OrtFunction.GetBuildInfoString];

    public delegate* unmanaged<nint, nint*, nuint, nint> SetSymbolicDimensions =>
        (delegate* unmanaged<nint, nint*, nuint, nint>)this[OrtFunction.SetSymbolicDimensions];

    public delegate* unmanaged<nint, byte, nint> SetDeterministicCompute =>
        (delegate* unmanaged<nint, byte, nint>)this[OrtFunction.SetDeterministicCompute];

    public delegate* unmanaged<nint, nint*, nint*, nuint*, nuint, nint> AddExternalInitializersFromFilesInMemory =>
        (delegate* unmanaged<nint, nint*, nint*, nuint*, nuint, nint>)Later(OrtFunction.AddExternalInitializersFromFilesInMemory);

    private void* this[OrtFunction function] => table[(int)function];

    /// <summary>A function that came after <see cref="MinVersion"/>: an older library has other memory at its position.</summary>
    private void* Later(OrtFunction function)
    {
        var needed = OrtFunctionVersions.Of(function);
        return TableVersion >= needed
            ? this[function]
            : throw new OnnxRuntimeException(
                OnnxRuntimeErrorCode.NotImplemented,
                $"{function} came with ONNX Runtime 1.{needed}, and {LibraryPath} is {Version}: take a newer library");
    }
}
