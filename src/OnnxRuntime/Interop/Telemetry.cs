using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Keeps ONNX Runtime's telemetry client from starting: no uploader thread, no database under the user's cache folder.</summary>
internal static partial class Telemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Must run before the library is loaded: its client reads the environment in a static initialiser.</summary>
    public static void DisableBeforeLoading()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
        else
        {
            // Environment.SetEnvironmentVariable changes .NET's own copy only; getenv in the library reads libc's.
            _ = SetVariable(Variable, "1", 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
