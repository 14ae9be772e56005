using System.ComponentModel;
using System.Diagnostics;
using EnergyGate.Measurement.Meters.Clocks;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>
/// Calls programs as child processes, without a shell. On a timeout, kills the whole process tree; processes left behind by a program that
/// ended by itself are not tracked.
/// </summary>
internal sealed class ProcessCommandRunner : ICommandRunner
{
    private const int MaxCharacters = 64 * 1024;

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
        var children = ThreadProcessorClock.ReadChildrenNanoseconds();
        var (output, failure) = Call(start, meter);
        return new(output, failure, ThreadProcessorClock.ReadChildrenNanoseconds() - children);
    }

    private static (string Output, string? Failure) Call(ProcessStartInfo start, CommandMeterSpecification meter)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var reader = process.StandardOutput;
            var output = ReadAsync(reader);
            if (!process.WaitForExit(Left(meter, started)) || !output.Wait(Left(meter, started)))
            {
                process.Kill(entireProcessTree: true);
                return ("", $"{meter.Program} took longer than {meter.Timeout}");
            }

            return (output.Result, process.ExitCode == 0 ? null : $"{meter.Program} ended with exit code {process.ExitCode}");
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException or AggregateException)
        {
            return ("", $"{meter.Program} could not be run: {exception.Message}");
        }
    }

    // One deadline for both the program and its output.
    private static TimeSpan Left(CommandMeterSpecification meter, long started)
    {
        var left = meter.Timeout.ToTimeSpan() - Stopwatch.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var buffer = new char[MaxCharacters];
        var length = await reader.ReadBlockAsync(buffer).ConfigureAwait(false);
        return new(buffer, 0, length);
    }
}
