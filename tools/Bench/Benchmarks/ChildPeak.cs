using System.Diagnostics;
using System.Globalization;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The peak memory of another process of this program.</summary>
internal static class ChildPeak
{
    /// <summary>
    /// Runs this program until it ends and returns the high-water mark of its resident set (<c>VmHWM</c> of proc(5)).
    /// </summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Environment variables to set.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>Bytes.</returns>
    /// <exception cref="PlatformNotSupportedException">The system has no /proc.</exception>
    public static long Bytes(
        IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment, CancellationToken cancellation)
    {
        using var process = Process.Start(StartInfo(arguments, environment))!;
        using var kill = cancellation.Register(process.Kill);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        long peak = 0;
        do
        {
            peak = Math.Max(peak, HighWaterMark(process.Id));
        }
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(1)));
        cancellation.ThrowIfCancellationRequested();
        return peak;
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        var host = Environment.ProcessPath!;
        var info = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static long HighWaterMark(int process)
    {
        if (!Directory.Exists("/proc/self"))
        {
            throw new PlatformNotSupportedException("peak memory is read from /proc, which this system does not have");
        }

        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line[6..^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
