using System.ComponentModel;
using System.Diagnostics;

namespace EnergyGate.Tests.Nvml;

/// <summary>
/// Builds nvml_stand_in.c with the system's C compiler, once a run. Without a compiler its tests are skipped, with this reason.
/// </summary>
internal static class StandInBuild
{
    private static readonly Lazy<(string? Path, string Reason)> Built = new(Build);

    /// <summary>The shared library; skips the test where there is no compiler.</summary>
    public static string Require() => Built.Value.Path ?? throw new IgnoreException(Built.Value.Reason);

    private static (string? Path, string Reason) Build()
    {
        if (!OperatingSystem.IsLinux())
        {
            return (null, "the stand-in for NVML is built on Linux only");
        }

        var library = Path.Combine(AppContext.BaseDirectory, "libnvidia-ml-stand-in.so");
        var source = Path.Combine(AppContext.BaseDirectory, "Common", "Nvml", "nvml_stand_in.c");
        var start = new ProcessStartInfo(
            "cc", ["-std=c11", "-Wall", "-Wextra", "-Werror", "-O2", "-fPIC", "-shared", "-o", library, source])
        {
            RedirectStandardError = true,
        };
        try
        {
            using var compiler = Process.Start(start)!;
            var errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0
                ? (library, "")
                : throw new InvalidOperationException($"cc ended with {compiler.ExitCode}: {errors}");
        }
        catch (Win32Exception)
        {
            return (null, "the stand-in for NVML needs a C compiler named cc: apt-get install gcc libc6-dev");
        }
    }
}
