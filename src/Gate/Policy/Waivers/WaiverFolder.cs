using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>The folder <c>waivers</c> of a working tree: every <c>.json</c> file in it is a waiver.</summary>
internal static class WaiverFolder
{
    /// <summary>The name of the folder that a run looks for beside its baselines.</summary>
    public const string DefaultName = "waivers";

    /// <summary>
    /// The folder that a run reads: the given one, else the one beside the baselines if it exists; null for none.
    /// </summary>
    /// <param name="given">The folder on the command line, or null.</param>
    /// <param name="baselines">The folder of baselines, or null.</param>
    /// <exception cref="BadInputException">The given folder does not exist.</exception>
    public static string? Find(string? given, string? baselines)
    {
        if (given is not null)
        {
            return Directory.Exists(given)
                ? given
                : throw new BadInputException($"there is no folder of waivers {given}: make it, or leave --waivers out");
        }

        var beside = baselines is null
            ? null
            : Path.Combine(
                Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(baselines))) ?? "", DefaultName);
        return Directory.Exists(beside) ? beside : null;
    }

    /// <summary>Reads all waivers of a folder, in the order of their names.</summary>
    /// <param name="path">The folder; null for no waivers.</param>
    /// <param name="today">Today's date (UTC).</param>
    /// <exception cref="BadInputException">
    /// A file cannot be read, is not a waiver, or runs for too long; the message names file and line.
    /// </exception>
    public static WaiverSet Load(string? path, DateOnly today)
    {
        if (path is null)
        {
            return new([]);
        }

        try
        {
            ImmutableArray<Waiver> waivers =
            [
                .. Directory.EnumerateFiles(path, "*.json")
                    .Order(StringComparer.Ordinal)
                    .Select(file => WaiverText.Read(File.ReadAllText(file), Shown(file))),
            ];
            return waivers.FirstOrDefault(waiver => waiver.Expires > today.AddDays(Waiver.MaxDays)) is { } endless
                ? throw new BadInputException(
                    $"{endless.File}: it would hold until {endless.Expires:yyyy-MM-dd}, and a waiver lasts at most {Waiver.MaxDays} days: "
                    + "give an earlier day, or change the tolerance in the recipe")
                : new(waivers);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"the waivers in {path} cannot be read: {exception.Message}", exception);
        }
    }

    private static string Shown(string file)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }
}
