using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class NamedWriterTests
{
    [Test]
    public void Program_StandardOutputIsFull_NamesItAndEndsWithBadInput()
    {
        using var full = new FullWriter();
        using var error = new StringWriter();
        var console = new GateConsole(TextReader.Null, full, error, IsTerminal: false).WithNamedOutput();
        EnergyGateProgram.Parse(["variants"], console, CancellationToken.None).Run().Should().Be(ExitCode.BadInput);
        error.ToString().Should().StartWith("energygate: cannot write to standard output: No space left on device");
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
