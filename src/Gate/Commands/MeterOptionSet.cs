using System.CommandLine;
using EnergyGate.Gate.Inputs;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Selection;

namespace EnergyGate.Gate.Commands;

/// <summary>Where the model runs, and which meter measures it there.</summary>
/// <param name="defaultMeter">The meter where the command line names none, for help.</param>
internal sealed class MeterOptionSet(string defaultMeter)
{
    /// <summary>The default meter of commands that compare worker processes.</summary>
    public const string OfComparisons = "the estimate of each worker for CPU, nvml for CUDA";

    private static readonly string[] Providers = ["CPU", "CUDA"];

    private readonly Option<string?> meter = new("--meter")
    {
        HelpName = "NAME",
        Description = $"Energy meter: {MeterChoice.Legal}. Default: {defaultMeter}.",
    };
    private readonly Option<string> provider = new("--provider")
    {
        HelpName = "NAME",
        Description = $"Execution provider: {string.Join(" or ", Providers)}.",
        DefaultValueFactory = _ => new GateOptions().Provider,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        provider.AcceptOnlyFromAmong(Providers);
        command.Add(meter);
        command.Add(provider);
    }

    /// <summary>The options with the meter and the provider of the command line.</summary>
    /// <exception cref="MeterChoiceException">There is no such meter.</exception>
    public GateOptions Read(ParseResult parsed, GateOptions options) => options with
    {
        Meter = parsed.GetValue(meter) is { } name ? MeterChoice.Parse(name) : null,
        Provider = parsed.GetValue(provider)!,
    };
}
