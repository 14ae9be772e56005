using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EnergyGate.Gate.Hosting;

/// <summary>The exit code and the output of a program that ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal readonly record struct ChildProgram(int Code, string Output, string Error)
{
    /// <summary>Both streams, the output first.</summary>
    public string Said => Output + Error;

    /// <summary>Runs a program to its end; cancelling kills it with its children.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Its arguments, as they are.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BadInputException">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ChildProgram Run(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation = default)
    {
        try
        {
            using var child = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            })!;
            // Read both at the same time: a full pipe that nobody reads blocks the program.
            var error = child.StandardError.ReadToEndAsync(CancellationToken.None);
            using var kill = cancellation.Register(() => ProcessTree.Kill(child));
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return new(child.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            throw new BadInputException($"the program {program} is needed and could not be started: {exception.Message}", exception);
        }
    }
}
