using System.ComponentModel;
using System.Diagnostics;

namespace EnergyGate.Measurement.Metering.Commands;

/// <summary>Calls programs as child processes, without a shell; one that takes too long is ended with all that it started.</summary>
internal sealed class ProcessCommandRunner : ICommandRunner
{
    private const int MostCharacters = 64 * 1024;

    private ProcessCommandRunner()
    {
    }

    public static ProcessCommandRunner Instance { get; } = new();

    public CommandRun Run(CommandMeterSpecification meter)
    {
        var start = new ProcessStartInfo(meter.Program, meter.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C"; // a decimal point, whatever the user's language
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = ReadAsync(process.StandardOutput);
            var inTime = process.WaitForExit(meter.Timeout.ToTimeSpan()) && output.Wait(meter.Timeout.ToTimeSpan());
            if (!inTime)
            {
                process.Kill(entireProcessTree: true);
                return new("", $"{meter.Program} took longer than {meter.Timeout}");
            }

            return new(output.Result, process.ExitCode == 0 ? null : $"{meter.Program} ended with exit code {process.ExitCode}");
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or IOException or AggregateException)
        {
            return new("", $"{meter.Program} could not be run: {problem.Message}");
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var buffer = new char[MostCharacters];
        var length = await reader.ReadBlockAsync(buffer).ConfigureAwait(false);
        return new(buffer, 0, length);
    }
}
