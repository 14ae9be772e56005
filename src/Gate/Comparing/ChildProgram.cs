using System.ComponentModel;
using System.Diagnostics;
using EnergyGate.Gate.Feedback;

namespace EnergyGate.Gate.Comparing;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class ChildProgram
{
    /// <summary>Runs it; cancelling kills it.</summary>
    /// <exception cref="BadInputException">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (int Code, string Output) Run(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        try
        {
            using var child = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = child.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = child.StandardError.ReadToEndAsync(CancellationToken.None);
            using var kill = cancellation.Register(() => child.Kill(entireProcessTree: true));
            child.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (child.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
        }
        catch (Win32Exception problem)
        {
            throw new BadInputException($"there is no program {program} here: {problem.Message}", problem);
        }
    }
}
