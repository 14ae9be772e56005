using EnergyGate.Gate.Commands;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>Runs the program in this process and captures its streams.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    public static ProgramRun Of(params string[] arguments) => Of("", CancellationToken.None, arguments);

    public static ProgramRun Of(string input, CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = EnergyGateProgram.Parse(arguments, new(new StringReader(input), output, error, IsTerminal: false), cancellation).Run();
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
