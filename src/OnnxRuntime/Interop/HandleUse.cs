namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Holds a native object for the duration of a call, so that a concurrent Dispose takes effect afterwards.</summary>
internal readonly ref struct HandleUse
{
    private readonly OrtHandle handle;

    /// <exception cref="ObjectDisposedException">The owner is disposed.</exception>
    public HandleUse(OrtHandle handle, object owner)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, owner);
        var added = false;
        handle.DangerousAddRef(ref added);
        this.handle = handle;
    }

    /// <summary>The native object.</summary>
    public nint Value => handle.DangerousGetHandle();

    public void Dispose() => handle.DangerousRelease();
}
