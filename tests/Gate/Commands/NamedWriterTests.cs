using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class NamedWriterTests
{
    [Test]
    [Platform("Linux", Reason = "/dev/full")]
    public void Program_StandardOutputIsFull_NamesItAndEndsWithBadInput()
    {
        using var full = new StreamWriter("/dev/full") { AutoFlush = true };
        using var output = new NamedWriter(full, "standard output");
        using var error = new StringWriter();
        var console = new GateConsole(TextReader.Null, output, error, IsTerminal: false);
        EnergyGateProgram.Parse(["variants"], console, CancellationToken.None).Run().Should().Be(ExitCode.BadInput);
        error.ToString().Should().StartWith("energygate: cannot write to standard output: No space left on device");
    }
}
