namespace EnergyGate.Measurement.Meters.Command;

/// <summary>Calls programs.</summary>
internal interface ICommandRunner
{
    /// <summary>Calls the program once and waits for it to end, at most for its timeout. Never throws.</summary>
    CommandRun Run(CommandMeterSpecification meter);
}
