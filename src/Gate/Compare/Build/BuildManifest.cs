using System.Security.Cryptography;
using System.Text;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>
/// What a kept build consists of: the commit, the options, and the SHA-256 of each file of the program. It lies in git's own folder, which
/// no commit, checkout or build writes to.
/// </summary>
/// <param name="path">Path of the manifest.</param>
internal sealed class BuildManifest(string path)
{
    private const char Separator = '\t';
    private const int HashDigits = 8;

    /// <summary>The manifest of a build.</summary>
    /// <param name="gitFolder">Git's folder of the working tree, usually <c>.git</c>.</param>
    /// <param name="folder">Folder of the build; each has a manifest of its own.</param>
    public static BuildManifest Of(string gitFolder, string folder)
    {
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..HashDigits];
        return new(Path.Combine(gitFolder, "energygate", "builds", $"{Path.GetFileName(folder)}-{place}.tsv"));
    }

    /// <summary>Whether there is a manifest of this commit with these options.</summary>
    public bool IsOf(string commit, string options) =>
        File.Exists(path) && File.ReadLines(path).Take(2).SequenceEqual(Head(commit, options));

    /// <summary>
    /// The first file of a program that was changed, added or removed since the manifest was written; null for none.
    /// </summary>
    /// <param name="program">Folder of the program.</param>
    public string? FirstChange(string program)
    {
        var kept = File.ReadAllLines(path).Skip(2).ToHashSet(StringComparer.Ordinal);
        var found = Files(program).ToHashSet(StringComparer.Ordinal);
        kept.SymmetricExceptWith(found);
        return kept.Select(line => line.Split(Separator)[^1]).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Writes the manifest of a finished build.</summary>
    /// <param name="commit">The full hash.</param>
    /// <param name="options">The build options on one line.</param>
    /// <param name="program">Folder of the program.</param>
    public void Write(string commit, string options, string program)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, [.. Head(commit, options), .. Files(program)]);
    }

    /// <summary>Deletes the manifest: a build that does not end leaves none.</summary>
    public void Delete()
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static string[] Head(string commit, string options) => [commit, options.ReplaceLineEndings(" ")];

    // A link is no file of a build: its target could change later.
    private static IEnumerable<string> Files(string program) =>
        Directory.Exists(program)
            ? new DirectoryInfo(program).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                .Where(entry => entry is FileInfo || entry.LinkTarget is not null)
                .Select(entry => $"{Hash(entry)}{Separator}{Path.GetRelativePath(program, entry.FullName)}")
                .Order(StringComparer.Ordinal)
            : [];

    private static string Hash(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
        {
            return "link";
        }

        using var file = File.OpenRead(entry.FullName);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
