using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Tensors;

/// <summary>Keeps the tensors of one run alive while it runs, without a managed allocation.</summary>
internal static class TensorHolder
{
    /// <summary>
    /// Writes each tensor's value (0 for an output that ONNX Runtime is to make) and holds it; <paramref name="held"/> counts the places
    /// done.
    /// </summary>
    /// <exception cref="ObjectDisposedException">A tensor is disposed.</exception>
    public static void Hold(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor?> outputs, Span<nint> values, ref int held)
    {
        foreach (var input in inputs)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
            values[held] = Hold(input);
            held++;
        }

        foreach (var output in outputs)
        {
            values[held] = output is null ? 0 : Hold(output);
            held++;
        }
    }

    /// <summary>Wraps the values that the run made; <paramref name="values"/> of given outputs are left alone.</summary>
    public static void TakeNew(Span<Tensor?> outputs, Span<nint> values)
    {
        var api = OrtApi.Current;
        var taken = 0;
        try
        {
            for (; taken < outputs.Length; taken++)
            {
                if (outputs[taken] is null)
                {
                    var value = values[taken];
                    values[taken] = 0;
                    outputs[taken] = OrtValueReader.Wrap(value);
                }
            }
        }
        catch
        {
            ReleaseFrom(api, outputs[taken..], values[taken..]);
            throw;
        }
    }

    /// <summary>Releases the first <paramref name="held"/> places.</summary>
    public static void Release(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor?> outputs, int held)
    {
        for (var i = 0; i < held; i++)
        {
            (i < inputs.Length ? inputs[i] : outputs[i - inputs.Length])?.Handle.DangerousRelease();
        }
    }

    private static nint Hold(Tensor tensor)
    {
        ObjectDisposedException.ThrowIf(tensor.Handle.IsClosed, tensor);
        var added = false;
        tensor.Handle.DangerousAddRef(ref added);
        return tensor.Handle.DangerousGetHandle();
    }

    private static unsafe void ReleaseFrom(OrtApi api, ReadOnlySpan<Tensor?> outputs, ReadOnlySpan<nint> values)
    {
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is null && values[i] != 0)
            {
                api.ReleaseValue(values[i]);
            }
        }
    }
}
