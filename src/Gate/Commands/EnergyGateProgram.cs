using System.CommandLine;
using System.CommandLine.Parsing;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>The program <c>energygate</c>: parses the command line and turns every outcome into an exit code.</summary>
public static class EnergyGateProgram
{
    // A worker is told by its comparison: its input ends. A Ctrl-C of the terminal reaches it too, and would make the comparison take it for one that crashed.
    private static readonly string[] SignalTakers = ["gate", "compare", "certify", "selftest", "baseline record", "bench", "worker serve"];

    /// <summary>All commands.</summary>
    public static RootCommand Root(GateConsole console, CancellationToken cancellation) => new("Tells whether a change made transformer inference cost more joules or give worse answers.")
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

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">Streams.</param>
    /// <param name="cancellation">Set by Ctrl-C.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, GateConsole console, CancellationToken cancellation)
    {
        var root = Root(console, cancellation);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            console.Say(UsageLine(parsed, root));
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = console.Out,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception problem) when (BadInputLines.Describe(problem) is { } line)
        {
            console.Say(line);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            console.Say("interrupted");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>Whether the command takes a first Ctrl-C or SIGTERM itself: it is cancelled, and keeps what it has. Any other command is best ended by the system.</summary>
    /// <param name="arguments">The command line.</param>
    public static bool TakesSignals(IReadOnlyList<string> arguments)
    {
        var result = Root(new(TextReader.Null, TextWriter.Null, TextWriter.Null, IsTerminal: false), CancellationToken.None).Parse(arguments).CommandResult;
        var names = new List<string>();
        for (; result.Parent is CommandResult above; result = above)
        {
            names.Insert(0, result.Command.Name);
        }

        var command = string.Join(' ', names);
        return SignalTakers.Any(taker => command == taker || command.StartsWith(taker + ' ', StringComparison.Ordinal));
    }

    // A word that nothing understands comes first: "a command is missing" would hide the one that was misspelt.
    private static string UsageLine(ParseResult parsed, RootCommand root)
    {
        var problem = parsed.Errors.FirstOrDefault(error => parsed.UnmatchedTokens.Any(error.Message.Contains)) ?? parsed.Errors[0];
        var command = parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ";
        return $"{problem.Message} (see energygate {command}--help)";
    }
}
