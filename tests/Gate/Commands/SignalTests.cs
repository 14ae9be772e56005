using System.CommandLine;
using System.Diagnostics;
using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>Which commands receive the first Ctrl-C or SIGTERM, and which are ended by it.</summary>
internal sealed class SignalTests
{
    private const int Termination = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly GateConsole Silent = new(TextReader.Null, TextWriter.Null, TextWriter.Null, IsTerminal: false);

    // A command that takes the token but is missing here would lose its measurements; one that is here but ignores it could not be
    // interrupted.
    [Test]
    public void IsCancellable_OfEveryCommand_IsTrueOfThoseThatKeepWhatTheyHaveAndOfTheWorker() =>
        Leaves(EnergyGateProgram.Root(Silent, CancellationToken.None), [])
            .Where(words => IsCancellable(words.Split(' ')))
            .Should().BeEquivalentTo(
                "gate", "compare", "certify", "selftest", "baseline record", "bench cost", "bench graphs", "bench statistics",
                "bench tokenizer", "bench variants", "worker serve");

    [Test]
    public void IsCancellable_OptionsBehindTheCommand_ChangeNothing()
    {
        IsCancellable(["gate", "--tasks", "tokenize"]).Should().BeTrue();
        IsCancellable(["tokenize", "--vocab", "gate"]).Should().BeFalse();
        IsCancellable([]).Should().BeFalse();
    }

    [Test]
    [Platform("Linux", Reason = "signals are those of POSIX")]
    public void Tokenize_TerminatedWhileItWaitsForInput_EndsAsAProcessThatWasTerminated()
    {
        var program = typeof(EnergyGateProgram).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "tokenize", "--vocab", Path.Combine(EmbeddedData.ModelFolder, "vocab.txt")])
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

    private static bool IsCancellable(string[] arguments) =>
        EnergyGateProgram.Parse(arguments, Silent, CancellationToken.None).IsCancellable;

    private static IEnumerable<string> Leaves(Command command, string[] words) => command.Subcommands.Count == 0
        ? [string.Join(' ', words)]
        : command.Subcommands.SelectMany(below => Leaves(below, [.. words, below.Name]));
}
