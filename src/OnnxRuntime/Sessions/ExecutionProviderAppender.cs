using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>Appends an execution provider to session options by its name.</summary>
internal static unsafe class ExecutionProviderAppender
{
    /// <exception cref="OnnxRuntimeException">The library does not know the provider, or the provider's own library could not be
    /// loaded.</exception>
    public static void Append(OrtApi api, nint native, ExecutionProvider provider)
    {
        if (string.Equals(provider.Name, "CPU", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        using var keys = new NativeTextTable([.. provider.Options.Keys]);
        using var values = new NativeTextTable([.. provider.Options.Values]);
        var count = (nuint)provider.Options.Count;
        if (string.Equals(provider.Name, "CUDA", StringComparison.OrdinalIgnoreCase))
        {
            AppendCuda(api, native, keys, values, count);
            return;
        }

        using var name = NativeText.Of(provider.Name);
        api.Check(api.SessionOptionsAppendExecutionProvider(native, name.Pointer, keys.Entries, values.Entries, count));
    }

    private static void AppendCuda(OrtApi api, nint native, NativeTextTable keys, NativeTextTable values, nuint count)
    {
        nint options;
        api.Check(api.CreateCUDAProviderOptions(&options));
        try
        {
            if (count > 0)
            {
                api.Check(api.UpdateCUDAProviderOptions(options, keys.Entries, values.Entries, count));
            }

            api.Check(api.SessionOptionsAppendExecutionProviderCUDAV2(native, options));
        }
        finally
        {
            api.ReleaseCUDAProviderOptions(options);
        }
    }
}
