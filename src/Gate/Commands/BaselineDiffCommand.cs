using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate baseline diff REF</c>: how the baselines differ from those of a commit.</summary>
internal static class BaselineDiffCommand
{
    private const string Summary = """
        Compares the baselines with those of a commit. Lists lines that were added, removed or changed, with old and new value and the
        number of changed answers. A promise that allows more than before is listed as loosened.

        Exit codes:
          0  no difference
          1  a difference
          3  unknown commit, no repository, or a corrupt baseline
        """;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var reference = new Argument<string>("REF") { Description = "Commit, branch or tag to compare with, e.g. origin/main." };
        var folder = BaselineCommand.FolderOption(BaselineCommand.NearestFolder);
        var command = new Command("diff", Summary) { reference, folder };
        command.SetAction(parsed => Run(parsed.GetValue(reference)!, BaselineShowCommand.Open(parsed.GetValue(folder)), console));
        return command;
    }

    private static int Run(string reference, BaselineFolder folder, GateConsole console)
    {
        var git = GitRepository.Around(folder.Path);
        var before = git.Files(reference, folder.Path)
            .ToImmutableSortedDictionary(file => file, file => git.Text(reference, folder.Path, file), StringComparer.Ordinal);
        var now = folder.Files().ToImmutableSortedDictionary(file => file, folder.Text, StringComparer.Ordinal);
        var differences = BaselineDifference.Between(before, now, file => $"{reference}:{file}", folder.Shown);
        if (differences.IsEmpty)
        {
            console.Out.WriteLine($"no difference from the baselines of {reference}");
            return ExitCode.Pass;
        }

        console.Out.WriteLine(new TextTable(
            $"Baselines against {reference}",
            ["change", "file", "what", "was", "is"],
            [.. differences.Select(Row)]).ToPlainText());
        var counts = differences.GroupBy(difference => difference.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}");
        console.Out.WriteLine(string.Join(", ", counts));
        return ExitCode.Fail;
    }

    private static ImmutableArray<string> Row(BaselineDifference difference) =>
        [difference.Kind, difference.Path, difference.What, difference.Was, difference.Is];
}
