namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>The functions that operators written in C# need.</summary>
internal sealed unsafe partial class OrtApi
{
    public delegate* unmanaged<nint, nint*, nint> CreateCustomOpDomain =>
        (delegate* unmanaged<nint, nint*, nint>)this[OrtFunction.CreateCustomOpDomain];

    public delegate* unmanaged<nint, void*, nint> CustomOpDomainAdd =>
        (delegate* unmanaged<nint, void*, nint>)this[OrtFunction.CustomOpDomainAdd];

    public delegate* unmanaged<nint, nint, nint> AddCustomOpDomain =>
        (delegate* unmanaged<nint, nint, nint>)this[OrtFunction.AddCustomOpDomain];

    public delegate* unmanaged<nint, nint, float*, nint> KernelInfoGetAttributefloat =>
        (delegate* unmanaged<nint, nint, float*, nint>)this[OrtFunction.KernelInfoGetAttributefloat];

    public delegate* unmanaged<nint, nint, long*, nint> KernelInfoGetAttributeint64 =>
        (delegate* unmanaged<nint, nint, long*, nint>)this[OrtFunction.KernelInfoGetAttributeint64];

    public delegate* unmanaged<nint, nint, byte*, nuint*, nint> KernelInfoGetAttributestring =>
        (delegate* unmanaged<nint, nint, byte*, nuint*, nint>)this[OrtFunction.KernelInfoGetAttributestring];

    public delegate* unmanaged<nint, nuint*, nint> KernelContextGetInputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.KernelContextGetInputCount];

    public delegate* unmanaged<nint, nuint*, nint> KernelContextGetOutputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.KernelContextGetOutputCount];

    public delegate* unmanaged<nint, nuint, nint*, nint> KernelContextGetInput =>
        (delegate* unmanaged<nint, nuint, nint*, nint>)this[OrtFunction.KernelContextGetInput];

    public delegate* unmanaged<nint, nuint, long*, nuint, nint*, nint> KernelContextGetOutput =>
        (delegate* unmanaged<nint, nuint, long*, nuint, nint*, nint>)this[OrtFunction.KernelContextGetOutput];

    public delegate* unmanaged<nint, void> ReleaseCustomOpDomain =>
        (delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseCustomOpDomain];

    public delegate* unmanaged<nint, nint, float*, nuint*, nint> KernelInfoGetAttributeArrayfloat =>
        (delegate* unmanaged<nint, nint, float*, nuint*, nint>)this[OrtFunction.KernelInfoGetAttributeArrayfloat];

    public delegate* unmanaged<nint, nint, long*, nuint*, nint> KernelInfoGetAttributeArrayint64 =>
        (delegate* unmanaged<nint, nint, long*, nuint*, nint>)this[OrtFunction.KernelInfoGetAttributeArrayint64];

    public delegate* unmanaged<nint, nint*, nint> KernelContextGetGPUComputeStream =>
        (delegate* unmanaged<nint, nint*, nint>)this[OrtFunction.KernelContextGetGPUComputeStream];

    public delegate* unmanaged<nint, nuint*, nint> KernelInfoGetInputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.KernelInfoGetInputCount];

    public delegate* unmanaged<nint, nuint*, nint> KernelInfoGetOutputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.KernelInfoGetOutputCount];

    public delegate* unmanaged<nint, nint, nint, nint*, nint> KernelInfoGetAttributetensor =>
        (delegate* unmanaged<nint, nint, nint, nint*, nint>)this[OrtFunction.KernelInfoGetAttributetensor];

    public delegate* unmanaged<nint, byte*, nuint*, nint> KernelInfoGetNodeName =>
        (delegate* unmanaged<nint, byte*, nuint*, nint>)this[OrtFunction.KernelInfoGetNodeName];

    public delegate* unmanaged<nint, nuint, int*, nint*, nint> KernelInfoGetConstantInputtensor =>
        (delegate* unmanaged<nint, nuint, int*, nint*, nint>)this[OrtFunction.KernelInfoGetConstantInputtensor];

    public delegate* unmanaged<nint, nuint*, nint> ShapeInferContextGetInputCount =>
        (delegate* unmanaged<nint, nuint*, nint>)this[OrtFunction.ShapeInferContextGetInputCount];

    public delegate* unmanaged<nint, nuint, nint*, nint> ShapeInferContextGetInputTypeShape =>
        (delegate* unmanaged<nint, nuint, nint*, nint>)this[OrtFunction.ShapeInferContextGetInputTypeShape];

    public delegate* unmanaged<nint, nint, nint*, nint> ShapeInferContextGetAttribute =>
        (delegate* unmanaged<nint, nint, nint*, nint>)this[OrtFunction.ShapeInferContextGetAttribute];

    public delegate* unmanaged<nint, nuint, nint, nint> ShapeInferContextSetOutputTypeShape =>
        (delegate* unmanaged<nint, nuint, nint, nint>)this[OrtFunction.ShapeInferContextSetOutputTypeShape];

    public delegate* unmanaged<nint, int, void*, nuint, nuint*, nint> ReadOpAttr =>
        (delegate* unmanaged<nint, int, void*, nuint, nuint*, nint>)this[OrtFunction.ReadOpAttr];

    public delegate* unmanaged<nint, delegate* unmanaged<void*, nuint, void>, nuint, nuint, void*, nint> KernelContextParallelFor =>
        (delegate* unmanaged<nint, delegate* unmanaged<void*, nuint, void>, nuint, nuint, void*, nint>)
            this[OrtFunction.KernelContextParallelFor];
}
