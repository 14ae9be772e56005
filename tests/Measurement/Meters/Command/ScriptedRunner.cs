using EnergyGate.Measurement.Meters.Command;

namespace EnergyGate.Tests.Measurement.Meters.Command;

/// <summary>A program with scripted output.</summary>
internal sealed class ScriptedRunner(string output) : ICommandRunner
{
    public string Output { get; set; } = output;

    public string? Failure { get; set; }

    public long ProcessorNanoseconds { get; set; }

    public Action? WhileRunning { get; set; }

    public CommandRun Run(CommandMeterSpecification meter)
    {
        WhileRunning?.Invoke();
        return new(Output, Failure, ProcessorNanoseconds);
    }
}
