using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>
/// Measures with any program that prints joules or watts, e.g. for a wall meter, IPMI or Redfish. The program is called on a separate
/// thread.
/// </summary>
public sealed class CommandMeter : IEnergyMeter, IPollingMeter
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "command";

    private readonly CommandSampler sampler;
    private readonly PollingThread thread;

    private CommandMeter(CommandMeterSpecification specification, CommandSampler sampler)
    {
        this.sampler = sampler;
        Domain = specification.Domain;
        Source = $"{(sampler.IsPower == true ? "power, by trapezoids," : "cumulative energy")} from "
            + $"'{specification.CommandLine}' every {specification.Interval}";
        DeviceState = string.Concat($"{Domain} by {specification.CommandLine}".Select(letter => char.IsControl(letter) ? ' ' : letter));
        Resolution = new(specification.Interval, "one call of the program");
        thread = new("energygate command meter", specification.Interval, sampler.Poll);
    }

    /// <inheritdoc/>
    public string Name => MeterName;

    /// <inheritdoc/>
    public MeasurementKind Kind => MeasurementKind.Measured;

    /// <inheritdoc/>
    public MeterDomain Domain { get; }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public MeterResolution Resolution { get; }

    /// <summary>The domain and the command line: figures of different programs are never compared.</summary>
    public string? DeviceState { get; }

    /// <inheritdoc/>
    public Seconds PollingTime => thread.ProcessorTime + sampler.ProgramTime;

    /// <summary>Calls the program once and opens the meter if it prints a figure. Never throws: the probe holds the reason.</summary>
    /// <param name="specification">The program.</param>
    public static MeterProbe Open(CommandMeterSpecification specification) => Open(specification, ProcessCommandRunner.Instance);

    /// <inheritdoc/>
    public MeterReading Read() => sampler.Read();

    /// <inheritdoc/>
    public MeasurementWindow Between(MeterReading start, MeterReading finish) =>
        MeasurementWindow.Between(start, finish, sampler.LastFault);

    /// <summary>Waits for a running call, then stops.</summary>
    public void Dispose() => thread.Dispose();

    internal static MeterProbe Open(CommandMeterSpecification specification, ICommandRunner runner)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var sampler = new CommandSampler(specification, runner, TimeProvider.System);
        sampler.Poll();
        return sampler.LastFault is { } fault
            ? new(MeterName, MeasurementKind.Measured, specification.Domain, MeterAvailability.Unavailable(fault.Sentence), null)
            : MeterProbe.Open(new CommandMeter(specification, sampler));
    }
}
