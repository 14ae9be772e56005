using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Hosting;
using EnergyGate.Tests.Gate.Reporting;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class ResultOutputTests
{
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
