using System.CommandLine;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Commands;

/// <summary>What <c>compare</c> compares: the base, how it is built, and which folders apply.</summary>
internal sealed class ComparisonOptionSet
{
    private readonly Option<string> reference = new("--base")
    {
        HelpName = "REF",
        Description = "Commit, branch or tag that the working tree would replace. The merge base with it is measured.",
        Required = true,
    };
    private readonly Option<string[]> build = new("--build-option")
    {
        HelpName = "ARG",
        Description = "Additional argument for the dotnet build of the base, e.g. -p:OnnxRuntime=gpu. Repeatable.",
    };
    private readonly Option<bool> identical = new("--measure-identical")
    {
        Description = "Also measure variants that are identical on both sides (A/A test).",
    };
    private readonly Option<string?> certificates = new("--certificates")
    {
        HelpName = "DIR",
        Description = "Folder of certificates. Default: certificates at the root of the repository.",
    };
    private readonly Option<string?> baselines = BaselineCommand.FolderOption(
        $"It holds the drift ledger. {BaselineCommand.NearestFolder}");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { reference, build, identical, certificates, baselines })
        {
            command.Add(option);
        }
    }

    /// <summary>The folder of baselines; null for none.</summary>
    public string? Baselines(ParseResult parsed) => parsed.GetValue(baselines) ?? BaselineFolder.FindUpwards(Environment.CurrentDirectory);

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">Model, tasks and meter of both sides.</param>
    public ComparisonOptions Read(ParseResult parsed, GateOptions run) => new()
    {
        Base = parsed.GetValue(reference)!,
        Run = run,
        BuildOptions = [.. parsed.GetValue(build) ?? []],
        Certificates = parsed.GetValue(certificates),
        MeasuresIdentical = parsed.GetValue(identical),
    };
}
