using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EnergyGate.Gate.Hosting;

/// <summary>Exit code and output of a program that has ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal readonly record struct ChildProgram(int Code, string Output, string Error)
{
    /// <summary>Standard output followed by standard error.</summary>
    public string Said => Output + Error;

    /// <summary>Runs a program to its end. Cancelling kills it and its children.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Its arguments, not parsed by a shell.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <exception cref="BadInputException">The program cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The program was cancelled.</exception>
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
            // Read both streams at the same time: a full pipe blocks the program.
            var error = child.StandardError.ReadToEndAsync(CancellationToken.None);
            using var kill = cancellation.Register(() => ProcessTree.Kill(child));
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return new(child.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            throw new BadInputException($"cannot start the program {program}: {exception.Message}", exception);
        }
    }
}
