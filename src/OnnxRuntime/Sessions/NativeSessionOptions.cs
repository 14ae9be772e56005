using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>Turns <see cref="SessionOptions"/> into an <c>OrtSessionOptions</c>, which is needed only while a session is made.</summary>
internal static unsafe class NativeSessionOptions
{
    private const string SpinningKey = "session.intra_op.allow_spinning";
    private const string InterOpSpinningKey = "session.inter_op.allow_spinning";
    private const int ParallelMode = 1;
    // Every error comes back as an exception with the same text; the library would print it to stderr as well.
    private const int LogLevelFatal = 4;

    public static OrtHandle Create(SessionOptions options)
    {
        var api = OrtApi.Current;
        nint created;
        api.Check(api.CreateSessionOptions(&created));
        var handle = new OrtHandle(created, api.ReleaseSessionOptions);
        try
        {
            SetSwitches(api, created, options);
            SetPaths(api, created, options);
            SetEntries(api, created, options);
            InitializerAppender.Append(api, created, options);
            foreach (var domain in options.CustomOperatorDomains)
            {
                ObjectDisposedException.ThrowIf(domain.Handle.IsClosed, domain);
                api.Check(api.AddCustomOpDomain(created, domain.Handle.DangerousGetHandle()));
            }

            foreach (var provider in options.ExecutionProviders)
            {
                ExecutionProviderAppender.Append(api, created, provider);
            }

            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void SetSwitches(OrtApi api, nint native, SessionOptions options)
    {
        api.Check(api.SetSessionLogSeverityLevel(native, LogLevelFatal));
        api.Check(api.SetSessionGraphOptimizationLevel(native, (int)options.GraphOptimizationLevel));
        api.Check(api.SetIntraOpNumThreads(native, options.IntraOpThreads));
        api.Check(api.SetInterOpNumThreads(native, options.InterOpThreads));
        api.Check(api.SetSessionExecutionMode(native, options.RunsOperatorsInParallel ? ParallelMode : 0));
        if (!options.UsesMemoryPattern)
        {
            api.Check(api.DisableMemPattern(native));
        }

        if (!options.UsesMemoryArena)
        {
            api.Check(api.DisableCpuMemArena(native));
        }

        if (options.IsDeterministic)
        {
            api.Check(api.SetDeterministicCompute(native, 1));
        }
    }

    private static void SetPaths(OrtApi api, nint native, SessionOptions options)
    {
        if (options.ProfilePathPrefix is { } profile)
        {
            using var path = NativeText.OfPath(profile);
            api.Check(api.EnableProfiling(native, path.Pointer));
        }

        if (options.OptimizedModelPath is { } model)
        {
            using var path = NativeText.OfPath(model);
            api.Check(api.SetOptimizedModelFilePath(native, path.Pointer));
        }
    }

    private static void SetEntries(OrtApi api, nint native, SessionOptions options)
    {
        if (!options.AllowSpinning)
        {
            AddEntry(api, native, SpinningKey, "0");
            AddEntry(api, native, InterOpSpinningKey, "0");
        }

        foreach (var (key, value) in options.ConfigEntries)
        {
            AddEntry(api, native, key, value);
        }

        foreach (var (name, value) in options.DimensionOverrides)
        {
            using var text = NativeText.Of(name);
            api.Check(api.AddFreeDimensionOverrideByName(native, text.Pointer, value));
        }
    }

    private static void AddEntry(OrtApi api, nint native, string key, string value)
    {
        using var keyText = NativeText.Of(key);
        using var valueText = NativeText.Of(value);
        api.Check(api.AddSessionConfigEntry(native, keyText.Pointer, valueText.Pointer));
    }
}
