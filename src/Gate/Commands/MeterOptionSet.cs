using System.CommandLine;
using EnergyGate.Gate.Inputs;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Selection;

namespace EnergyGate.Gate.Commands;

/// <summary>Execution provider of the model, and energy meter.</summary>
/// <param name="defaultMeter">Help text of the default meter.</param>
internal sealed class MeterOptionSet(string defaultMeter)
{
    /// <summary>Default meter of commands that compare worker processes.</summary>
    public const string OfComparisons = "for CPU an estimate by each worker, for CUDA nvml";

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

    /// <summary>The options, with meter and provider from the command line.</summary>
    /// <exception cref="MeterChoiceException">The meter is unknown.</exception>
    public GateOptions Read(ParseResult parsed, GateOptions options) => options with
    {
        Meter = parsed.GetValue(meter) is { } name ? MeterChoice.Parse(name) : null,
        Provider = parsed.GetValue(provider)!,
    };
}
