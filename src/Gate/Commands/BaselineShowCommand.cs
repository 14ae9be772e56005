using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate baseline show</c>: prints the baselines as tables.</summary>
internal static class BaselineShowCommand
{
    private const int MaxDetail = 48;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var folder = BaselineCommand.FolderOption(BaselineCommand.NearestFolder);
        var variant = new Option<string?>("--variant") { HelpName = "NAME", Description = "Print only the lines of this variant." };
        var task = new Option<string?>("--task") { HelpName = "NAME", Description = "Print only the lines of this task." };
        var command = new Command("show", "Prints the baselines as tables.") { folder, variant, task };
        command.SetAction(parsed => Run(Open(parsed.GetValue(folder)), parsed.GetValue(variant), parsed.GetValue(task), console));
        return command;
    }

    /// <summary>Opens the folder of baselines.</summary>
    /// <param name="given">The value of --baselines; null for the default.</param>
    /// <exception cref="BadInputException">The folder does not exist.</exception>
    internal static BaselineFolder Open(string? given)
    {
        var path = given ?? BaselineFolder.FindUpwards(Environment.CurrentDirectory)
            ?? throw new BadInputException(
                $"there is no folder named {BaselineFolder.DefaultName} from here up to the git root: name one with --baselines");
        return Directory.Exists(path)
            ? new(path)
            : throw new BadInputException($"there is no baseline folder {path}: make one with energygate baseline record");
    }

    private static int Run(BaselineFolder folder, string? variant, string? task, GateConsole console)
    {
        ImmutableArray<BaselineFile> files = [.. folder.Files().Where(BaselineSet.IsBaseline).Select(folder.Read)];
        if (files.IsEmpty)
        {
            throw new BadInputException($"{folder.Path} holds no baselines: make them with energygate baseline record");
        }

        foreach (var file in files)
        {
            ImmutableArray<BaselineLine> lines = [.. file.Lines.Where(line => IsSame(variant, line.Variant) && IsSame(task, line.Task))];
            if (!lines.IsEmpty)
            {
                console.Out.WriteLine(new TextTable(
                    $"{folder.Shown(file.Path)}: {file.Header.Identity.Replace("\t", ", ", StringComparison.Ordinal)}",
                    ["variant", "task", "check", "metric", "scope", "value", "detail"],
                    [.. lines.Select(Row)]).ToPlainText());
            }
        }

        return ExitCode.Pass;
    }

    private static bool IsSame(string? asked, string? name) =>
        asked is null || string.Equals(asked, name, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> Row(BaselineLine line) =>
    [
        line.Variant ?? "",
        line.Task ?? "",
        BaselineLine.NameOf(line.Check),
        line.Metric,
        line.Scope,
        line.Value,
        line.Detail.Length <= MaxDetail ? line.Detail : line.Detail[..MaxDetail] + "...",
    ];
}
