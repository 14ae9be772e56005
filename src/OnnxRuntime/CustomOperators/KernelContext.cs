using System.Runtime.CompilerServices;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>Inputs, outputs and threads of one call of a kernel; valid during the call only.</summary>
internal readonly unsafe ref struct KernelContext
{
    private readonly nint context;

    internal KernelContext(nint context) => this.context = context;

    /// <summary>Inputs of the node, absent optional ones between others included.</summary>
    public int InputCount => OrtApi.Current.Count(OrtApi.Current.KernelContextGetInputCount, context);

    /// <summary>Outputs of the node.</summary>
    public int OutputCount => OrtApi.Current.Count(OrtApi.Current.KernelContextGetOutputCount, context);

    /// <summary>The stream (<c>CUstream</c>) on which an operator of the CUDA provider must do its work; 0 on the CPU.</summary>
    public nint DeviceStream
    {
        get
        {
            nint stream;
            OrtApi.Current.Check(OrtApi.Current.KernelContextGetGPUComputeStream(context, &stream));
            return stream;
        }
    }

    /// <summary>An input.</summary>
    /// <exception cref="OnnxRuntimeException">There is no such input.</exception>
    public TensorView GetInput(int index)
    {
        nint value;
        OrtApi.Current.Check(OrtApi.Current.KernelContextGetInput(context, (nuint)index, &value));
        return new TensorView(value, isWritable: false);
    }

    /// <summary>An output of the given shape, allocated by ONNX Runtime (or the caller's own tensor).</summary>
    /// <param name="index">Its position.</param>
    /// <param name="dimensions">Its shape.</param>
    /// <exception cref="OnnxRuntimeException">There is no such output, or the caller's tensor has another shape.</exception>
    public TensorView GetOutput(int index, params ReadOnlySpan<long> dimensions)
    {
        nint value;
        fixed (long* first = dimensions)
        {
            OrtApi.Current.Check(OrtApi.Current.KernelContextGetOutput(context, (nuint)index, first, (nuint)dimensions.Length, &value));
        }

        return new TensorView(value, isWritable: true);
    }

    /// <summary>
    /// Runs pieces 0 to <paramref name="count"/> - 1 on the session's own threads, the calling one included, and returns when all are done.
    /// .NET's Parallel.For would compete with those threads for the cores. No managed allocation. The first exception of a piece is
    /// rethrown.
    /// </summary>
    /// <param name="count">Number of pieces.</param>
    /// <param name="body">The work of a piece; all threads use this one struct.</param>
    public void ParallelFor<TBody>(int count, ref TBody body)
        where TBody : struct, IParallelBody, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return;
        }

        var frame = new ParallelFrame(Unsafe.AsPointer(ref body), &ParallelFrame.Invoke<TBody>);
        OrtApi.Current.Check(
            OrtApi.Current.KernelContextParallelFor(context, &ParallelFrame.Enter, (nuint)count, 0, Unsafe.AsPointer(ref frame)));
        frame.ThrowFailure();
    }
}
