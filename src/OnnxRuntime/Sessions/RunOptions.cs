using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>
/// Options of runs, and the way to cancel them: <see cref="Cancel"/> may be called from any thread, the rest before a run.
/// </summary>
public sealed unsafe class RunOptions : IDisposable
{
    /// <summary>Options as ONNX Runtime has them by default.</summary>
    /// <exception cref="OnnxRuntimeNotFoundException">The native library is absent.</exception>
    public RunOptions()
    {
        var api = OrtApi.Current;
        nint created;
        api.Check(api.CreateRunOptions(&created));
        Handle = new OrtHandle(created, api.ReleaseRunOptions);
    }

    internal OrtHandle Handle { get; }

    /// <summary>
    /// Ends the runs that use these options at their next operator; they throw <see cref="OnnxRuntimeException"/>. Later runs fail too,
    /// until <see cref="Reset"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The options are disposed.</exception>
    public void Cancel()
    {
        using var use = new HandleUse(Handle, this);
        OrtApi.Current.Check(OrtApi.Current.RunOptionsSetTerminate(use.Value));
    }

    /// <summary>Takes back <see cref="Cancel"/> for later runs.</summary>
    /// <exception cref="ObjectDisposedException">The options are disposed.</exception>
    public void Reset()
    {
        using var use = new HandleUse(Handle, this);
        OrtApi.Current.Check(OrtApi.Current.RunOptionsUnsetTerminate(use.Value));
    }

    /// <summary>Adds a run configuration entry (the keys of <c>onnxruntime_run_options_config_keys.h</c>).</summary>
    /// <exception cref="ObjectDisposedException">The options are disposed.</exception>
    public void AddConfigEntry(string key, string value)
    {
        using var use = new HandleUse(Handle, this);
        using var keyText = NativeText.Of(key);
        using var valueText = NativeText.Of(value);
        OrtApi.Current.Check(OrtApi.Current.AddRunConfigEntry(use.Value, keyText.Pointer, valueText.Pointer));
    }

    /// <summary>Names the runs in logs.</summary>
    /// <exception cref="ObjectDisposedException">The options are disposed.</exception>
    public void SetTag(string tag)
    {
        using var use = new HandleUse(Handle, this);
        using var text = NativeText.Of(tag);
        OrtApi.Current.Check(OrtApi.Current.RunOptionsSetRunTag(use.Value, text.Pointer));
    }

    /// <summary>Releases the options when no run uses them any more; a second call does nothing.</summary>
    public void Dispose() => Handle.Dispose();
}
