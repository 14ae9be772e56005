using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// The functions that ONNX Runtime calls for an operator. An exception that left one of them would end the process: those that may throw
/// return it as a status, the others only read what the operator's constructor fixed.
/// </summary>
internal static unsafe class CustomOperatorCallbacks
{
    private const int MemoryCpuInput = -2;
    private const int MemoryDefault = 0;

    /// <summary>
    /// Writes the functions into their slots; 1 and 8 are the old forms of 17 and 18, 22 to 25 (in-place and alias maps) may be null.
    /// </summary>
    public static void Fill(nint* slots)
    {
        slots[2] = (nint)(delegate* unmanaged<nint*, nint>)&GetName;
        slots[3] = (nint)(delegate* unmanaged<nint*, nint>)&GetProvider;
        slots[4] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetInputType;
        slots[5] = (nint)(delegate* unmanaged<nint*, nuint>)&GetInputCount;
        slots[6] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetOutputType;
        slots[7] = (nint)(delegate* unmanaged<nint*, nuint>)&GetOutputCount;
        slots[9] = (nint)(delegate* unmanaged<nint, void>)&DestroyKernel;
        slots[10] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetInputKind;
        slots[11] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetOutputKind;
        slots[12] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetInputMemory;
        slots[13] = (nint)(delegate* unmanaged<nint*, int>)&GetInputMinimum;
        slots[14] = (nint)(delegate* unmanaged<nint*, int>)&GetInputHomogeneity;
        slots[15] = (nint)(delegate* unmanaged<nint*, int>)&GetOutputMinimum;
        slots[16] = (nint)(delegate* unmanaged<nint*, int>)&GetOutputHomogeneity;
        slots[17] = (nint)(delegate* unmanaged<nint*, nint, nint, nint*, nint>)&CreateKernel;
        slots[18] = (nint)(delegate* unmanaged<nint, nint, nint>)&Compute;
        slots[19] = (nint)(delegate* unmanaged<nint*, nint, nint>)&InferShapes;
        slots[20] = (nint)(delegate* unmanaged<nint*, int>)&GetFirstVersion;
        slots[21] = (nint)(delegate* unmanaged<nint*, int>)&GetLastVersion;
    }

    private static OperatorParameter Last(ImmutableArray<OperatorParameter> parameters) =>
        parameters.IsEmpty ? default : parameters[^1];

    [UnmanagedCallersOnly]
    private static nint GetName(nint* block) => CustomOperatorBlock.Of(block).NameText;

    [UnmanagedCallersOnly]
    private static nint GetProvider(nint* block) => CustomOperatorBlock.Of(block).ProviderText;

    [UnmanagedCallersOnly]
    private static int GetInputType(nint* block, nuint index) => (int)CustomOperatorBlock.Of(block).Inputs[(int)index].ElementType;

    [UnmanagedCallersOnly]
    private static nuint GetInputCount(nint* block) => (nuint)CustomOperatorBlock.Of(block).Inputs.Length;

    [UnmanagedCallersOnly]
    private static int GetOutputType(nint* block, nuint index) => (int)CustomOperatorBlock.Of(block).Outputs[(int)index].ElementType;

    [UnmanagedCallersOnly]
    private static nuint GetOutputCount(nint* block) => (nuint)CustomOperatorBlock.Of(block).Outputs.Length;

    [UnmanagedCallersOnly]
    private static int GetInputKind(nint* block, nuint index) => (int)CustomOperatorBlock.Of(block).Inputs[(int)index].Kind;

    [UnmanagedCallersOnly]
    private static int GetOutputKind(nint* block, nuint index) => (int)CustomOperatorBlock.Of(block).Outputs[(int)index].Kind;

    [UnmanagedCallersOnly]
    private static int GetInputMemory(nint* block, nuint index) =>
        CustomOperatorBlock.Of(block).Inputs[(int)index].IsInCpuMemory ? MemoryCpuInput : MemoryDefault;

    [UnmanagedCallersOnly]
    private static int GetInputMinimum(nint* block) => Last(CustomOperatorBlock.Of(block).Inputs).MinimumCount;

    [UnmanagedCallersOnly]
    private static int GetInputHomogeneity(nint* block) => Last(CustomOperatorBlock.Of(block).Inputs).IsHomogeneous ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int GetOutputMinimum(nint* block) => Last(CustomOperatorBlock.Of(block).Outputs).MinimumCount;

    [UnmanagedCallersOnly]
    private static int GetOutputHomogeneity(nint* block) => Last(CustomOperatorBlock.Of(block).Outputs).IsHomogeneous ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int GetFirstVersion(nint* block) => CustomOperatorBlock.Of(block).SinceVersion;

    [UnmanagedCallersOnly]
    private static int GetLastVersion(nint* block) => int.MaxValue;

    [UnmanagedCallersOnly]
    private static nint CreateKernel(nint* block, nint api, nint info, nint* kernel)
    {
        var custom = CustomOperatorBlock.Of(block).Operator;
        try
        {
            *kernel = GCHandle<ICustomKernel>.ToIntPtr(new GCHandle<ICustomKernel>(custom.CreateKernel(new KernelInfo(info))));
            return 0;
        }
        catch (Exception exception)
        {
            return ToStatus(exception);
        }
    }

    [UnmanagedCallersOnly]
    private static nint Compute(nint kernel, nint context)
    {
        try
        {
            GCHandle<ICustomKernel>.FromIntPtr(kernel).Target.Compute(new KernelContext(context));
            return 0;
        }
        catch (Exception exception)
        {
            return ToStatus(exception);
        }
    }

    [UnmanagedCallersOnly]
    private static nint InferShapes(nint* block, nint context)
    {
        try
        {
            CustomOperatorBlock.Of(block).Operator.InferShapes(new ShapeInferenceContext(context));
            return 0;
        }
        catch (Exception exception)
        {
            return ToStatus(exception);
        }
    }

    [UnmanagedCallersOnly]
    private static void DestroyKernel(nint kernel)
    {
        using var handle = GCHandle<ICustomKernel>.FromIntPtr(kernel);
        try
        {
            (handle.Target as IDisposable)?.Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Ignored: the session is being released, and an exception here would end the process.
        }
    }

    private static nint ToStatus(Exception exception)
    {
        var code = exception switch
        {
            OnnxRuntimeException known => known.Code,
            ArgumentException => OnnxRuntimeErrorCode.InvalidArgument,
            NotImplementedException or NotSupportedException => OnnxRuntimeErrorCode.NotImplemented,
            _ => OnnxRuntimeErrorCode.RuntimeException,
        };
        fixed (byte* message = Encoding.UTF8.GetBytes($"{exception.GetType().Name}: {exception.Message}\0"))
        {
            return OrtApi.Current.CreateStatus((int)code, message);
        }
    }
}
