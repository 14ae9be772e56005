using System.Collections.Immutable;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>
/// A model, ready to run. Thread-safe: any number of threads may call Run at the same time, each with its own tensors (and its own
/// <see cref="RunOptions"/> if one is to be cancelled alone); Dispose takes effect when the last run has ended.
/// </summary>
public sealed unsafe class InferenceSession : IDisposable
{
    private const int TensorsOnStack = 256;
    private readonly OrtApi api = OrtApi.Current;
    private readonly NativeTextTable inputNames;
    private readonly NativeTextTable outputNames;

    private InferenceSession(nint native, SessionOptions options)
    {
        try
        {
            Inputs = ValueDescriptionReader.Inputs(api, native);
            Outputs = ValueDescriptionReader.Outputs(api, native);
        }
        catch
        {
            api.ReleaseSession(native);
            throw;
        }

        inputNames = new NativeTextTable([.. Inputs.Select(input => input.Name)]);
        outputNames = new NativeTextTable([.. Outputs.Select(output => output.Name)]);
        Handle = new OrtHandle(
            native, api.ReleaseSession, new DisposableGroup(inputNames, outputNames), SessionBuilder.Dependencies(options));
    }

    /// <summary>The inputs that every run must be given, in this order.</summary>
    public ImmutableArray<ValueDescription> Inputs { get; }

    /// <summary>The outputs, in the order in which a run fills them.</summary>
    public ImmutableArray<ValueDescription> Outputs { get; }

    internal OrtHandle Handle { get; }

    /// <summary>Loads a model from a file; external data is found beside it.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <param name="options">How; ONNX Runtime's defaults when null.</param>
    /// <exception cref="OnnxRuntimeException">There is no such file, it is no model, or the library cannot run it.</exception>
    /// <exception cref="OnnxRuntimeNotFoundException">The native library is absent.</exception>
    public static InferenceSession FromFile(string path, SessionOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= SessionOptions.Default;
        return new InferenceSession(SessionBuilder.FromFile(path, options), options);
    }

    /// <summary>
    /// Loads a model from memory, which is not used after the call. External data is found in the folder named by the configuration entry
    /// <see cref="SessionOptions.ExternalDataFolderKey"/>, or given by <see cref="SessionOptions.ExternalInitializers"/> or
    /// <see cref="SessionOptions.ExternalFiles"/>.
    /// </summary>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="options">How; ONNX Runtime's defaults when null.</param>
    /// <exception cref="OnnxRuntimeException">The bytes are no model, or the library cannot run it.</exception>
    /// <exception cref="OnnxRuntimeNotFoundException">The native library is absent.</exception>
    public static InferenceSession FromMemory(ReadOnlySpan<byte> model, SessionOptions? options = null)
    {
        options ??= SessionOptions.Default;
        return new InferenceSession(SessionBuilder.FromMemory(model, options), options);
    }

    /// <summary>Position of an input by its name.</summary>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public int IndexOfInput(string name) => ValueNames.IndexOf(Inputs, name, "input");

    /// <summary>Position of an output by its name.</summary>
    /// <exception cref="ArgumentException">There is no such output.</exception>
    public int IndexOfOutput(string name) => ValueNames.IndexOf(Outputs, name, "output");

    /// <summary>Runs the model and fetches every output. No managed allocation when all outputs are given.</summary>
    /// <param name="inputs">One tensor for each of <see cref="Inputs"/>, in that order.</param>
    /// <param name="outputs">One place for each of <see cref="Outputs"/>: a tensor is written in place, a null is replaced by a new tensor
    /// that the caller disposes.</param>
    /// <param name="options">Cancellation and configuration; none when null.</param>
    /// <exception cref="ArgumentException">The number of inputs or outputs is wrong.</exception>
    /// <exception cref="OnnxRuntimeException">The run failed or was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The session or a tensor is disposed.</exception>
    public void Run(ReadOnlySpan<Tensor> inputs, Span<Tensor?> outputs, RunOptions? options = null)
    {
        ValueNames.RequireCount(outputs.Length, Outputs, "output");
        RunCore(inputs, outputNames.Entries, outputs, options);
    }

    /// <summary>Runs the model and fetches some outputs; what the others alone need is not computed.</summary>
    /// <param name="inputs">One tensor for each of <see cref="Inputs"/>, in that order.</param>
    /// <param name="outputIndices">Positions in <see cref="Outputs"/>.</param>
    /// <param name="outputs">One place for each position, as in <see cref="Run(ReadOnlySpan{Tensor}, Span{Tensor}, RunOptions)"/>.</param>
    /// <param name="options">Cancellation and configuration; none when null.</param>
    /// <exception cref="ArgumentException">The number of inputs or outputs is wrong, or a position is outside.</exception>
    /// <exception cref="OnnxRuntimeException">The run failed or was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The session or a tensor is disposed.</exception>
    public void Run(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<int> outputIndices, Span<Tensor?> outputs, RunOptions? options = null)
    {
        if (outputIndices.Length != outputs.Length)
        {
            throw new ArgumentException(
                $"{outputIndices.Length} outputs are asked for and {outputs.Length} places given: give as many places as positions",
                nameof(outputs));
        }

        using var use = new HandleUse(Handle, this);
        Span<nint> names = outputIndices.Length <= TensorsOnStack ? stackalloc nint[outputIndices.Length] : new nint[outputIndices.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var index = outputIndices[i];
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Outputs.Length, nameof(outputIndices));
            names[i] = outputNames.Entries[index];
        }

        fixed (nint* first = names)
        {
            RunCore(inputs, first, outputs, options);
        }
    }

    /// <summary>Runs the model on bound inputs and outputs.</summary>
    /// <exception cref="OnnxRuntimeException">The run failed or was cancelled, or an input is not bound.</exception>
    /// <exception cref="ObjectDisposedException">The session or the binding is disposed.</exception>
    internal void Run(IoBinding binding, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        using var use = new HandleUse(Handle, this);
        using var bindingUse = new HandleUse(binding.Handle, binding);
        if (options is null)
        {
            api.Check(api.RunWithBinding(use.Value, 0, bindingUse.Value));
            return;
        }

        using var optionsUse = new HandleUse(options.Handle, options);
        api.Check(api.RunWithBinding(use.Value, optionsUse.Value, bindingUse.Value));
    }

    /// <summary>Ends profiling and writes the profile.</summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="OnnxRuntimeException">The session was made without <see cref="SessionOptions.ProfilePathPrefix"/>.</exception>
    public string EndProfiling()
    {
        using var use = new HandleUse(Handle, this);
        nint path;
        api.Check(api.SessionEndProfiling(use.Value, api.Allocator, &path));
        return api.TakeText(path);
    }

    /// <summary>Releases the session when the last run has ended; a second call does nothing.</summary>
    public void Dispose() => Handle.Dispose();

    private void RunCore(ReadOnlySpan<Tensor> inputs, nint* fetched, Span<Tensor?> outputs, RunOptions? options)
    {
        ValueNames.RequireCount(inputs.Length, Inputs, "input");
        using var use = new HandleUse(Handle, this);
        var total = inputs.Length + outputs.Length;
        Span<nint> values = total <= TensorsOnStack ? stackalloc nint[total] : new nint[total];
        var held = 0;
        var optionsHeld = false;
        try
        {
            TensorHolder.Hold(inputs, outputs, values, ref held);
            options?.Handle.DangerousAddRef(ref optionsHeld);
            var runOptions = options is null ? 0 : options.Handle.DangerousGetHandle();
            fixed (nint* first = values)
            {
                api.Check(
                    api.Run(
                        use.Value, runOptions, inputNames.Entries, first, (nuint)inputs.Length, fetched, (nuint)outputs.Length,
                        first + inputs.Length));
            }

        }
        finally
        {
            TensorHolder.Release(inputs, outputs, held);
            if (optionsHeld)
            {
                options!.Handle.DangerousRelease();
            }
        }

        TensorHolder.TakeNew(outputs, values[inputs.Length..]);
    }
}
