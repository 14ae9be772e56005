using System.Runtime.InteropServices;
using EnergyGate.OnnxRuntime.Sessions;
using Official = Microsoft.ML.OnnxRuntime;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>The official managed API on the very library that our binding has loaded, and so with its telemetry off.</summary>
internal static class OfficialApi
{
    private static readonly Lazy<nint> Library = new(() =>
    {
        var library = NativeLibrary.Load(OnnxRuntimeLibrary.FilePath);
        Official.OrtEnv.DisableDllImportResolver = true;
        NativeLibrary.SetDllImportResolver(
            typeof(Official.OrtEnv).Assembly, (name, _, _) => name.Contains("onnxruntime", StringComparison.Ordinal) ? library : 0);
        return library;
    });

    /// <summary>Must come before the first use of the API.</summary>
    public static void UseOurLibrary() => _ = Library.Value;

    /// <summary>Its version, as the API tells it.</summary>
    public static string Version()
    {
        UseOurLibrary();
        return Official.OrtEnv.Instance().GetVersionString();
    }
}
