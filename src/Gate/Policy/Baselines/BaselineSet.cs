using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>All baselines of a folder, read whole and checked before anything is measured.</summary>
internal sealed record BaselineSet
{
    /// <summary>Their folder.</summary>
    public required BaselineFolder Folder { get; init; }

    /// <summary>Every baseline file.</summary>
    public required ImmutableArray<BaselineFile> Files { get; init; }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="model">Name of the run's model.</param>
    /// <returns>The baselines, or null when the folder holds none.</returns>
    /// <exception cref="BadInputException">A file is corrupt, or of another model; the message names file and line.</exception>
    public static BaselineSet? Load(BaselineFolder folder, string model)
    {
        ImmutableArray<BaselineFile> files = [.. folder.Files().Where(IsBaseline).Select(folder.Read)];
        if (files.FirstOrDefault(file => file.Header.Model != model) is { } foreign)
        {
            throw BaselineText.Corrupt(
                folder.Shown(foreign.Path), 1, $"a baseline of the model {foreign.Header.Model}, but this run's model is {model}");
        }

        return files.IsEmpty ? null : new()
        {
            Folder = folder,
            Files = files,
        };
    }

    /// <summary>The file of the drift ledger, which lies in the folder but is not a baseline: see <c>Policy/Drift</c>.</summary>
    public const string Ledger = "ledger.tsv";

    /// <summary>Whether a file of the folder is a baseline; listings of graphs and the ledger are not.</summary>
    public static bool IsBaseline(string file) => file.EndsWith(".tsv", StringComparison.Ordinal) && file != Ledger;
}
