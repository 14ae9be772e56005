using System.CommandLine;
using System.Diagnostics;
using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>Whom a first Ctrl-C or SIGTERM is told, and whom it ends.</summary>
public sealed class SignalTests
{
    private const int Termination = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A command that takes the token and is missing here would lose what it measured; one that is here and does not take it could not be interrupted.
    [Test]
    public void TakesSignals_OfEveryCommand_AreThoseThatKeepWhatTheyHaveAndTheWorker() =>
        Leaves(EnergyGateProgram.Root(new GateConsole(TextReader.Null, TextWriter.Null, TextWriter.Null, IsTerminal: false), CancellationToken.None), [])
            .Where(words => EnergyGateProgram.TakesSignals(words.Split(' ')))
            .Should().BeEquivalentTo(
                "gate", "compare", "certify", "selftest", "baseline record", "bench cost", "bench graphs", "bench statistics", "bench tokenizer", "bench variants", "worker serve");

    [Test]
    public void TakesSignals_OptionsBehindTheCommand_ChangeNothing()
    {
        EnergyGateProgram.TakesSignals(["gate", "--tasks", "tokenize"]).Should().BeTrue();
        EnergyGateProgram.TakesSignals(["tokenize", "--vocab", "gate"]).Should().BeFalse();
        EnergyGateProgram.TakesSignals([]).Should().BeFalse();
    }

    [Test]
    [Platform("Linux", Reason = "signals are those of POSIX")]
    public void Tokenize_TerminatedWhileItWaitsForInput_EndsAsAProcessThatWasTerminated()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EnergyGateProgram).Assembly.Location, "tokenize", "--vocab", Path.Combine(EmbeddedData.ModelFolder, "vocab.txt")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.WriteLine("{\"text\":\"a\"}");
            process.StandardInput.Flush();
            process.StandardOutput.ReadLine().Should().StartWith("{\"ids\"");
            using var kill = Process.Start("/bin/sh", ["-c", $"kill -{Termination} {process.Id}"]);
            process.WaitForExit(Patience).Should().BeTrue("its input is still open");
            process.ExitCode.Should().Be(128 + Termination);
        }
        finally
        {
            process.Kill();
        }
    }

    private static IEnumerable<string> Leaves(Command command, string[] words) => command.Subcommands.Count == 0
        ? [string.Join(' ', words)]
        : command.Subcommands.SelectMany(below => Leaves(below, [.. words, below.Name]));
}
