using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>
/// One native object of ONNX Runtime, the memory that it uses (pinned buffers, names) and the objects that it depends on, which are kept
/// alive until it is released.
/// </summary>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly delegate* unmanaged<nint, void> release;
    private readonly OrtHandle[] dependencies;
    private readonly IDisposable? owned;

    /// <param name="value">The native object; released by this handle from now on.</param>
    /// <param name="release">ONNX Runtime's release function for it.</param>
    /// <param name="owned">Disposed after the native object, e.g. the pin of a tensor's memory.</param>
    /// <param name="dependencies">Kept alive until after the native object is released.</param>
    public OrtHandle(nint value, delegate* unmanaged<nint, void> release, IDisposable? owned = null, params OrtHandle[] dependencies)
        : base(0, ownsHandle: true)
    {
        this.release = release;
        this.owned = owned;
        this.dependencies = dependencies;
        SetHandle(value);
        foreach (var dependency in dependencies)
        {
            var added = false;
            dependency.DangerousAddRef(ref added);
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Releases the present native object and takes another in its place; never while another thread uses it.</summary>
    public void Replace(nint value)
    {
        release(handle);
        SetHandle(value);
    }

    protected override bool ReleaseHandle()
    {
        release(handle);
        owned?.Dispose();
        foreach (var dependency in dependencies)
        {
            dependency.DangerousRelease();
        }

        return true;
    }
}
