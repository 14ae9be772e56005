using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Finds and loads the native library: the one named by the environment, else the one beside the assembly.</summary>
internal static class LibraryLocator
{
    /// <summary>Names the library to load instead of the one beside the assembly.</summary>
    public const string OverrideVariable = "ENERGYGATE_ONNXRUNTIME";

    /// <summary>Loads the library; gives its handle and the path that it came from.</summary>
    /// <exception cref="OnnxRuntimeNotFoundException">It is absent or cannot be loaded.</exception>
    public static (nint Library, string Path) Load(string? overridePath, string assemblyFolder)
    {
        var path = Locate(overridePath, assemblyFolder);
        try
        {
            return (NativeLibrary.Load(path), path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new OnnxRuntimeNotFoundException(
                $"{path} is there but cannot be loaded as ONNX Runtime for {RuntimeInformation.RuntimeIdentifier}: "
                + $"{exception.Message.ReplaceLineEndings(" ")}. "
                + $"EnergyGate supports linux-x64; name a library for this machine in {OverrideVariable}.",
                exception);
        }
    }

    private static string Locate(string? overridePath, string assemblyFolder)
    {
        if (!string.IsNullOrEmpty(overridePath))
        {
            return File.Exists(overridePath)
                ? Path.GetFullPath(overridePath)
                : throw new OnnxRuntimeNotFoundException(
                    $"{OverrideVariable} names {overridePath}, and no such file is there: give the full path of a libonnxruntime.so, "
                    + "or unset the variable to use the library beside the program.");
        }

        var candidates = Candidates(assemblyFolder);
        return Array.Find(candidates, File.Exists)
            ?? throw new OnnxRuntimeNotFoundException(
                $"The native ONNX Runtime was looked for as {string.Join(" and ", candidates)} and is not there: "
                    + "build the project again without -p:OnnxRuntime=none (NuGet restores it), "
                    + $"or name a library in {OverrideVariable}. "
                    + $"EnergyGate supports linux-x64; this is {RuntimeInformation.RuntimeIdentifier}.");
    }

    /// <summary>
    /// Beside the assembly, where a library may be placed by hand, then in the runtimes folder below it, where the build places it.
    /// </summary>
    private static string[] Candidates(string folder)
    {
        var (name, system) = OperatingSystem.IsWindows() ? ("onnxruntime.dll", "win")
            : OperatingSystem.IsMacOS() ? ("libonnxruntime.dylib", "osx")
            : ("libonnxruntime.so", "linux");
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return [Path.Combine(folder, name), Path.Combine(folder, "runtimes", $"{system}-{architecture}", "native", name)];
    }
}
