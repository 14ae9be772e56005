using System.Collections.Immutable;
using System.Text;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The folder that holds baselines: its files by their paths inside it, with forward slashes.</summary>
/// <param name="path">The folder; it need not exist.</param>
internal sealed class BaselineFolder(string path)
{
    private readonly BaselineReplacement replacement = new(path);

    /// <summary>The name of the folder that a run looks for.</summary>
    public const string DefaultName = "baselines";

    /// <summary>Path of the folder.</summary>
    public string Path => path;

    /// <summary>Every file below the folder, sorted; none if the folder does not exist. Names that begin with a dot are left out.</summary>
    /// <exception cref="BadInputException">A recording ended while it replaced files, so files of two recordings are mixed.</exception>
    public ImmutableArray<string> Files()
    {
        if (replacement.IsOpen)
        {
            throw new BadInputException($"{Torn}: {Remedy}");
        }

        return !Directory.Exists(path) ? [] :
        [
            .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
                .Where(file => file[0] != '.')
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The path of a file as messages show it.</summary>
    public string Shown(string file)
    {
        var full = System.IO.Path.Combine(path, file);
        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, full);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? full : relative).Replace('\\', '/');
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is not UTF-8.</exception>
    public string Text(string file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(File.ReadAllBytes(System.IO.Path.Combine(path, file)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new BadInputException($"{Shown(file)} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="BadInputException">It cannot be read or is corrupt; the message names the line.</exception>
    public BaselineFile Read(string file) => BaselineText.Read(file, Text(file), Shown(file));

    /// <summary>
    /// Replaces and removes files, all or none. After a failure in the middle, every reader refuses the folder: see <see cref="Files"/>.
    /// </summary>
    /// <param name="texts">New texts by path.</param>
    /// <param name="removed">Paths of files to remove.</param>
    /// <exception cref="BadInputException">Something cannot be written.</exception>
    public void Replace(IReadOnlyDictionary<string, string> texts, IEnumerable<string> removed) =>
        Write(() => replacement.Write(texts, removed));

    /// <summary>
    /// Ends what a killed recording began: completes one that had begun to replace files, deletes the draft of one that had not.
    /// </summary>
    /// <returns>Whether a recording was completed.</returns>
    /// <exception cref="BadInputException">Something cannot be written.</exception>
    public bool Recover()
    {
        var isOpen = replacement.IsOpen;
        Write(() =>
        {
            replacement.Finish();
            replacement.DeleteDrafts();
        });
        return isOpen;
    }

    /// <summary>
    /// The nearest folder <c>baselines</c> from a folder upwards, at most up to the root of its git working tree; null when there is none.
    /// </summary>
    /// <param name="start">Where to begin, usually the current directory.</param>
    public static string? FindUpwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, DefaultName);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }

            if (System.IO.Path.Exists(System.IO.Path.Combine(folder.FullName, ".git")))
            {
                break;
            }
        }

        return null;
    }

    private string Torn =>
        $"the baselines in {Shown("")} are half replaced, old and new files are mixed (a recording was killed or still runs)";

    private string Remedy =>
        $"complete them with energygate baseline record, or go back with git checkout {Shown("")} and delete "
        + Shown(BaselineReplacement.Journal);

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var torn = replacement.IsOpen ? $"; {Torn}: {Remedy}" : "";
            throw new BadInputException($"cannot write the baselines to {path}: {exception.Message}{torn}", exception);
        }
    }
}
