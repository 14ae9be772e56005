using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Reporting;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class ResultOutputTests
{
    [Test]
    public void Prepare_SecondRunOfTheSameReportFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var first = new ResultOutput(folder["report"], null).Prepare();
        foreach (var command in new[] { "gate", "compare --base HEAD" })
        {
            var run = ProgramRun.Of([.. command.Split(' '), "--report", folder["report"]]);
            run.ExitCode.Should().Be(ExitCode.BadInput, run.Out + run.Error);
            run.ErrorLines.Should().ContainSingle().Which.Should().Contain("another run writes its results to").And.Contain("--report");
        }
    }

    [TestCase("report/index.html")]
    [TestCase("result.json")]
    public void Write_FileThatCannotBeWritten_TellsWhatWasFoundAllTheSame(string file)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[file]); // makes writing fail, like a full disk
        using var output = new StringWriter();
        var console = new GateConsole(TextReader.Null, output, TextWriter.Null, IsTerminal: false);

        FluentActions.Invoking(() => new ResultOutput(folder["report"], folder["result.json"]).Write(SampleResult.Make(), console))
            .Should().Throw<BadInputException>();

        output.ToString().Should().Contain("FAIL");
    }
}
