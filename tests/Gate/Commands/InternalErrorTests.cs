using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>A planted internal error: the user sees one line, which names the file with the stack trace.</summary>
internal sealed class InternalErrorTests
{
    private static readonly string[] Arguments = ["variants"];

    private string error = null!;
    private int code;

    [OneTimeSetUp]
    public void RunOnce()
    {
        using var text = new StringWriter();
        using var broken = new BrokenWriter();
        code = EnergyGateProgram.Parse(Arguments, new(TextReader.Null, broken, text, IsTerminal: false), CancellationToken.None).Run();
        error = text.ToString();
    }

    [OneTimeTearDown]
    public void Remove() => File.Delete(PathIn(error));

    [Test]
    public void Run_UnhandledException_Answers70() => code.Should().Be(ExitCode.InternalError).And.Be(70);

    [Test]
    public void Run_UnhandledException_IsOneLineWithoutATrace() => error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Should().ContainSingle().Which.Should()
        .StartWith("energygate: internal error: InvalidOperationException: planted in two lines").And.NotContain("   at ");

    [Test]
    public void Run_UnhandledException_LeavesItsTraceAndWhatWasRun() =>
        File.ReadAllText(PathIn(error)).Should().ContainAll("arguments: variants", "version: ", "machine: ", "   at ");

    [Test]
    public void Crash_OfAnotherThreadOrTheParser_IsReportedTheSame()
    {
        using var text = new StringWriter();
        var console = new GateConsole(TextReader.Null, TextWriter.Null, text, IsTerminal: false);
        EnergyGateProgram.Crash(new InvalidOperationException("of another thread"), Arguments, console).Should().Be(ExitCode.InternalError);
        File.ReadAllText(PathIn(text.ToString())).Should().Contain("of another thread");
        File.Delete(PathIn(text.ToString()));
    }

    private static string PathIn(string line) => line.Split("report it with ")[1].TrimEnd('\r', '\n', ')');

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("planted\nin two lines");
    }
}
