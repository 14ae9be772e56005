using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Reporting.Text;
using Spectre.Console;

namespace EnergyGate.Gate.Commands;

/// <summary>The streams of one run of the program: results go to <see cref="Out"/>, progress and messages to <see cref="Error"/>.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsTerminal">Whether standard error is a terminal; if not, no progress is drawn.</param>
internal sealed record GateConsole(TextReader In, TextWriter Out, TextWriter Error, bool IsTerminal)
{
    private const int MinWidth = 80;

    /// <summary>Width of the terminal in columns; null or 0 if standard output is not a terminal.</summary>
    public int? TerminalWidth { get; init; }

    /// <summary>What Ctrl-C does; files of a result are replaced under its protection.</summary>
    public Interruption Interruption { get; init; } = new();

    /// <summary>Width of the printed screen in columns.</summary>
    internal int Width => TerminalWidth is { } columns and > 0 ? Math.Clamp(columns, MinWidth, FirstScreen.MaxWidth) : FirstScreen.MaxWidth;

    /// <summary>The same streams; a failure of standard output says that it is standard output.</summary>
    public GateConsole WithNamedOutput() => this with { Out = new NamedWriter(Out, "standard output") };

    /// <summary>Writes one message to standard error.</summary>
    public void Say(string message) => Error.WriteLine($"energygate: {message}");

    /// <summary>Runs long work with progress bars on standard error; without a terminal nothing is drawn.</summary>
    /// <param name="work">The work; it reports to the progress sink.</param>
    public T WithProgress<T>(Func<IWorkProgress, T> work)
    {
        if (!IsTerminal)
        {
            return work(SilentProgress.Instance);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(context => work(new TerminalProgress(context)));
    }
}
