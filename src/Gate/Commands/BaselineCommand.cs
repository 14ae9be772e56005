using System.CommandLine;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate baseline</c>: stored results that later runs are compared with, kept in git.</summary>
internal static class BaselineCommand
{
    /// <summary>Help text of the default: where the folder is looked for.</summary>
    internal const string NearestFolder = "Default: the nearest folder named baselines, from here up to the git root.";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation) =>
        new("baseline", "Records, shows and compares baselines: the stored results that later runs are compared with.")
        {
            BaselineRecordCommand.Create(console, cancellation),
            BaselineShowCommand.Create(console),
            BaselineDiffCommand.Create(console),
        };

    /// <summary>The option that names the folder of baselines.</summary>
    /// <param name="fallback">Help text of the default.</param>
    internal static Option<string?> FolderOption(string fallback) => new("--baselines")
    {
        HelpName = "DIR",
        Description = $"Folder of baselines. {fallback}",
    };
}
