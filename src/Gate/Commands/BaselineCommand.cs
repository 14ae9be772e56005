using System.CommandLine;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate baseline</c>: what a run is compared with, kept in git.</summary>
public static class BaselineCommand
{
    /// <summary>Where the folder is found without the option, for help.</summary>
    internal const string NearestFolder = "Default: the nearest folder baselines between here and the root of the git repository.";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation) =>
        new("baseline", "Records, shows and compares baselines: what later runs of the gate are compared with.")
        {
            BaselineRecordCommand.Create(console, cancellation),
            BaselineShowCommand.Create(console),
            BaselineDiffCommand.Create(console),
        };

    /// <summary>The option that names the folder of baselines.</summary>
    /// <param name="fallback">What holds without it.</param>
    internal static Option<string?> FolderOption(string fallback) => new("--baselines")
    {
        HelpName = "DIR",
        Description = $"Folder of baselines. {fallback}",
    };
}
