namespace EnergyGate.Measurement.Meters.Command;

/// <summary>Calls programs.</summary>
internal interface ICommandRunner
{
    /// <summary>Calls the program once and waits for its end, no longer than its timeout. It never throws.</summary>
    CommandRun Run(CommandMeterSpecification meter);
}
