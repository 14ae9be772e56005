using System.CommandLine;

namespace EnergyGate.Gate.Commands;

/// <summary>Options of <c>gate</c> and <c>compare</c>: where the result is written, and what fails the run.</summary>
/// <param name="defaultFolder">Default folder of the report.</param>
internal sealed class ResultOptionSet(string defaultFolder)
{
    private readonly Option<string> report = new("--report")
    {
        HelpName = "DIR",
        Description = "Folder of the report.",
        DefaultValueFactory = _ => defaultFolder,
    };
    private readonly Option<string?> json = new("--json") { HelpName = "FILE", Description = "Also write the result as JSON." };
    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Print the full tables and every reason instead of one screen.",
    };
    private readonly Option<bool> strict = new("--strict")
    {
        Description = "Fail on every INCONCLUSIVE result, including estimated energy.",
    };
    private readonly Option<string?> waivers = new("--waivers")
    {
        HelpName = "DIR",
        Description = "Folder of waivers. Default: the folder named waivers next to the baselines, if there is one.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { report, json, verbose, strict, waivers })
        {
            command.Add(option);
        }
    }

    /// <summary>Where the result goes.</summary>
    public ResultOutput Output(ParseResult parsed) =>
        new(parsed.GetValue(report)!, parsed.GetValue(json)) { IsVerbose = parsed.GetValue(verbose) };

    /// <summary>Whether every INCONCLUSIVE fails the run.</summary>
    public bool IsStrict(ParseResult parsed) => parsed.GetValue(strict);

    /// <summary>The folder of waivers as given; null for the default.</summary>
    public string? Waivers(ParseResult parsed) => parsed.GetValue(waivers);
}
