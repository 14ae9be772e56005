using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>The program <c>energygate</c>: runs one parsed command line and maps every outcome to an exit code.</summary>
internal sealed class EnergyGateProgram
{
    private readonly IReadOnlyList<string> arguments;
    private readonly GateConsole console;
    private readonly ParseResult parsed;

    private EnergyGateProgram(IReadOnlyList<string> arguments, GateConsole console, CancellationToken cancellation)
    {
        this.arguments = arguments;
        this.console = console;
        parsed = Root(console, cancellation).Parse(arguments);
    }

    /// <summary>Whether the command handles a first Ctrl-C or SIGTERM itself (<see cref="CancellableCommand"/>).</summary>
    public bool IsCancellable => parsed.CommandResult.Command is CancellableCommand;

    /// <summary>All commands.</summary>
    public static RootCommand Root(GateConsole console, CancellationToken cancellation) =>
        new("Checks whether a change made transformer inference cost more joules or give worse answers.")
        {
            GateCommand.Create(console, cancellation),
            CompareCommand.Create(console, cancellation),
            CertifyCommand.Create(console, cancellation),
            SelfTestCommand.Create(console, cancellation),
            BaselineCommand.Create(console, cancellation),
            LedgerCommand.Create(console),
            VariantsCommand.Create(console),
            OptimizeCommand.Create(console),
            TokenizeCommand.Create(console),
            DoctorCommand.Create(console),
            BenchCommand.Create(console, cancellation),
            ReportCommand.Create(console),
            WorkerCommand.Create(console),
        };

    /// <summary>Parses a command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">The streams of the run.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    public static EnergyGateProgram Parse(IReadOnlyList<string> arguments, GateConsole console, CancellationToken cancellation) =>
        new(arguments, console, cancellation);

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        try
        {
            return parsed.Errors.Count == 0 ? Invoke() : Refuse(UsageLine());
        }
        catch (Exception exception) when (BadInputLines.Describe(exception) is { } line)
        {
            return Refuse(line);
        }
        catch (OperationCanceledException)
        {
            console.Say("interrupted");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // Last resort: an internal error must end with one line and exit code 70. Its trace goes into a file.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Crash(exception, arguments, console);
        }
    }

    /// <summary>Reports an internal error: writes the trace into a file and prints one line that names it.</summary>
    /// <param name="exception">The unhandled exception.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">Where the line is printed.</param>
    /// <returns><see cref="ExitCode.InternalError"/>.</returns>
    public static int Crash(Exception exception, IEnumerable<string> arguments, GateConsole console)
    {
        console.Say(CrashReport.Write(exception, arguments));
        return ExitCode.InternalError;
    }

    private int Invoke() => parsed.Invoke(new InvocationConfiguration
    {
        Output = console.Out,
        Error = console.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    });

    private int Refuse(string line)
    {
        console.Say(line);
        return ExitCode.BadInput;
    }

    // Report the unknown word first: "a command is missing" would hide a misspelt one.
    private string UsageLine()
    {
        var error = parsed.Errors.FirstOrDefault(error => parsed.UnmatchedTokens.Any(error.Message.Contains)) ?? parsed.Errors[0];
        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        return $"{error.Message} (see energygate {command}--help)";
    }
}
