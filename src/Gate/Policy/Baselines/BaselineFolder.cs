using System.Collections.Immutable;
using System.Text;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The folder that holds baselines: its files by their paths inside it, with forward slashes.</summary>
/// <param name="path">The folder; it need not exist.</param>
internal sealed class BaselineFolder(string path)
{
    private const string Part = ".part";

    /// <summary>The name of the folder that a run looks for.</summary>
    public const string DefaultName = "baselines";

    /// <summary>Path of the folder.</summary>
    public string Path => path;

    /// <summary>Every file below the folder, sorted; none if the folder does not exist.</summary>
    public ImmutableArray<string> Files() => !Directory.Exists(path) ? [] :
    [
        .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Where(file => !file.EndsWith(Part, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

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
    /// Replaces and removes files. New files are first written under other names, so that a failure leaves the folder as it was.
    /// </summary>
    /// <param name="texts">New texts by path.</param>
    /// <param name="removed">Paths of files to remove.</param>
    /// <exception cref="BadInputException">Something cannot be written.</exception>
    public void Replace(IReadOnlyDictionary<string, string> texts, IEnumerable<string> removed)
    {
        var targets = texts.ToDictionary(text => System.IO.Path.Combine(path, text.Key), text => text.Value);
        try
        {
            foreach (var (target, text) in targets)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.WriteAllText(target + Part, text);
            }

            foreach (var target in targets.Keys)
            {
                File.Move(target + Part, target, overwrite: true);
            }

            foreach (var file in removed)
            {
                File.Delete(System.IO.Path.Combine(path, file));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            targets.Keys.Where(target => File.Exists(target + Part)).ToList().ForEach(target => File.Delete(target + Part));
            throw new BadInputException($"cannot write the baselines to {path}: {exception.Message}", exception);
        }
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
}
