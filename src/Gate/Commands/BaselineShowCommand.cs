using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate baseline show</c>: baselines as tables.</summary>
public static class BaselineShowCommand
{
    private const int MaxDetail = 48;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var folder = BaselineCommand.FolderOption(BaselineCommand.NearestFolder);
        var variant = new Option<string?>("--variant") { HelpName = "NAME", Description = "Only this variant." };
        var task = new Option<string?>("--task") { HelpName = "NAME", Description = "Only this task." };
        var command = new Command("show", "Prints the baselines as tables.") { folder, variant, task };
        command.SetAction(parsed => Run(Open(parsed.GetValue(folder)), parsed.GetValue(variant), parsed.GetValue(task), console));
        return command;
    }

    /// <summary>The folder that a command reads.</summary>
    /// <param name="given">What the command line says, or null.</param>
    /// <exception cref="BadInputException">There is none.</exception>
    internal static BaselineFolder Open(string? given)
    {
        var path = given ?? BaselineFolder.FindUpwards(Environment.CurrentDirectory)
            ?? throw new BadInputException(
                $"there is no folder {BaselineFolder.DefaultName} between here and the root of the git repository: "
                + "name one with --baselines");
        return Directory.Exists(path)
            ? new(path)
            : throw new BadInputException($"there is no folder of baselines {path}: energygate baseline record makes one");
    }

    private static int Run(BaselineFolder folder, string? variant, string? task, GateConsole console)
    {
        ImmutableArray<BaselineFile> files = [.. folder.Files().Where(BaselineSet.IsBaseline).Select(folder.Read)];
        if (files.IsEmpty)
        {
            throw new BadInputException($"{folder.Path} holds no baselines: energygate baseline record makes them");
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
