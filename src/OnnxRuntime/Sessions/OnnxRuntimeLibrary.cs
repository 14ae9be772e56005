using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>The native library of this process; loaded by the first use of anything here. Thread-safe.</summary>
public static unsafe class OnnxRuntimeLibrary
{
    /// <summary>Its version, e.g. <c>1.31.1</c>.</summary>
    /// <exception cref="OnnxRuntimeNotFoundException">It is absent, cannot be loaded or is too old.</exception>
    public static string Version => OrtApi.Current.Version;

    /// <summary>The file that was loaded.</summary>
    /// <exception cref="OnnxRuntimeNotFoundException">It is absent, cannot be loaded or is too old.</exception>
    public static string FilePath => OrtApi.Current.LibraryPath;

    /// <summary>Its build information: branch, commit, flags.</summary>
    /// <exception cref="OnnxRuntimeNotFoundException">It is absent, cannot be loaded or is too old.</exception>
    public static string BuildDescription => Utf8.Read(OrtApi.Current.GetBuildInfoString());

    /// <summary>
    /// The reason that an execution provider is unavailable, or null when it is available. The provider is appended to find out, because
    /// the library's own list names providers whose files are absent.
    /// </summary>
    /// <exception cref="OnnxRuntimeNotFoundException">The library is absent, cannot be loaded or is too old.</exception>
    public static string? WhyUnavailable(ExecutionProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        try
        {
            using var options = NativeSessionOptions.Create(SessionOptions.Default with { ExecutionProviders = [provider] });
            return null;
        }
        catch (OnnxRuntimeException exception)
        {
            return exception.Message;
        }
    }
}
