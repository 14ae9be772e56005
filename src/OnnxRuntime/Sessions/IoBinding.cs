using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>
/// Tensors bound to a session's inputs and outputs by name, for runs that keep their values on a device. Not thread-safe: use one binding
/// per thread. Bound tensors are kept alive until they are cleared or the binding is disposed.
/// </summary>
internal sealed unsafe class IoBinding : IDisposable
{
    private readonly OrtApi api = OrtApi.Current;
    private readonly List<OrtHandle> boundInputs = [];
    private readonly List<OrtHandle> boundOutputs = [];
    private bool disposed;

    /// <summary>A binding for one session, which lives at least as long as the binding.</summary>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public IoBinding(InferenceSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        using var use = new HandleUse(session.Handle, session);
        nint created;
        api.Check(api.CreateIoBinding(use.Value, &created));
        Handle = new OrtHandle(created, api.ReleaseIoBinding, owned: null, session.Handle);
    }

    internal OrtHandle Handle { get; }

    /// <summary>Binds an input to a tensor; it is copied to the device where the input is needed, at once.</summary>
    /// <exception cref="OnnxRuntimeException">The model has no such input.</exception>
    public void BindInput(string name, Tensor tensor) => Bind(api.BindInput, name, tensor, boundInputs);

    /// <summary>Binds an output to a tensor, which every run writes in place.</summary>
    /// <exception cref="OnnxRuntimeException">The model has no such output.</exception>
    public void BindOutput(string name, Tensor tensor) => Bind(api.BindOutput, name, tensor, boundOutputs);

    /// <summary>Binds an output to the CPU's memory; each run makes a new tensor, read by <see cref="GetOutputs"/>.</summary>
    /// <exception cref="OnnxRuntimeException">The model has no such output.</exception>
    public void BindOutput(string name)
    {
        using var use = new HandleUse(Handle, this);
        using var text = NativeText.Of(name);
        api.Check(api.BindOutputToDevice(use.Value, text.Pointer, api.CpuMemory));
    }

    /// <summary>Binds an output to a device's memory, so that it can be an input of the next run without a copy.</summary>
    /// <param name="name">The output.</param>
    /// <param name="deviceName">ONNX Runtime's name of the memory: <c>Cuda</c>, <c>Cpu</c>.</param>
    /// <param name="deviceIndex">Which of several devices.</param>
    /// <exception cref="OnnxRuntimeException">The model has no such output, or ONNX Runtime knows no such memory.</exception>
    public void BindOutput(string name, string deviceName, int deviceIndex)
    {
        using var use = new HandleUse(Handle, this);
        using var text = NativeText.Of(name);
        using var device = NativeText.Of(deviceName);
        nint memory;
        api.Check(api.CreateMemoryInfo(device.Pointer, 0, deviceIndex, 0, &memory));
        try
        {
            api.Check(api.BindOutputToDevice(use.Value, text.Pointer, memory));
        }
        finally
        {
            api.ReleaseMemoryInfo(memory);
        }
    }

    /// <summary>The values of all bound outputs after a run, in the order of their binding; the caller disposes them.</summary>
    public Tensor[] GetOutputs()
    {
        using var use = new HandleUse(Handle, this);
        nint* values;
        nuint count;
        api.Check(api.GetBoundOutputValues(use.Value, api.Allocator, &values, &count));
        if (count == 0)
        {
            return [];
        }

        var outputs = new Tensor?[count];
        try
        {
            TensorHolder.TakeNew(outputs, new Span<nint>(values, (int)count));
        }
        finally
        {
            api.Check(api.AllocatorFree(api.Allocator, (nint)values));
        }

        return outputs!;
    }

    /// <summary>Waits until bound inputs have arrived on their devices.</summary>
    public void SynchronizeInputs()
    {
        using var use = new HandleUse(Handle, this);
        api.Check(api.SynchronizeBoundInputs(use.Value));
    }

    /// <summary>Waits until bound outputs are complete.</summary>
    public void SynchronizeOutputs()
    {
        using var use = new HandleUse(Handle, this);
        api.Check(api.SynchronizeBoundOutputs(use.Value));
    }

    /// <summary>Unbinds all inputs and outputs.</summary>
    public void Clear()
    {
        using var use = new HandleUse(Handle, this);
        api.ClearBoundInputs(use.Value);
        api.ClearBoundOutputs(use.Value);
        ReleaseBound();
    }

    /// <summary>Releases the binding and what it kept alive; a second call does nothing.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Handle.Dispose();
            ReleaseBound();
        }
    }

    private void Bind(delegate* unmanaged<nint, nint, nint, nint> bind, string name, Tensor tensor, List<OrtHandle> bound)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var use = new HandleUse(Handle, this);
        using var tensorUse = new HandleUse(tensor.Handle, tensor);
        using var text = NativeText.Of(name);
        api.Check(bind(use.Value, text.Pointer, tensorUse.Value));
        var added = false;
        tensor.Handle.DangerousAddRef(ref added);
        bound.Add(tensor.Handle);
    }

    private void ReleaseBound()
    {
        boundInputs.ForEach(handle => handle.DangerousRelease());
        boundOutputs.ForEach(handle => handle.DangerousRelease());
        boundInputs.Clear();
        boundOutputs.Clear();
    }
}
