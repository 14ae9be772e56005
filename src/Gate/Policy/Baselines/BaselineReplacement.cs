using System.Globalization;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// Replaces and removes files of a folder of baselines, all or none. New files are written to a hidden folder beside the old ones. One
/// rename to <see cref="Journal"/> decides; after it the files are copied to their places, and the journal is deleted last. While a
/// journal exists, old and new files may be mixed: <see cref="Finish"/> copies them again, however far an earlier run came.
/// </summary>
/// <param name="folder">The folder of baselines.</param>
/// <param name="copy">Copies a file over another one; null for that of the system.</param>
internal sealed class BaselineReplacement(string folder, Action<string, string>? copy = null)
{
    /// <summary>The name of the folder that exists only while files are being replaced.</summary>
    public const string Journal = ".recording";

    private const string Draft = ".new-";
    private const string Discarded = ".old-";
    private const string Files = "files";
    private const string Removed = "removed";

    private readonly Action<string, string> copy = copy ?? ((from, to) => File.Copy(from, to, overwrite: true));

    private string JournalPath => Path.Combine(folder, Journal);

    /// <summary>Whether a replacement began and did not end: files of two recordings may be mixed.</summary>
    public bool IsOpen => Directory.Exists(JournalPath);

    /// <summary>Replaces and removes files.</summary>
    /// <param name="texts">New texts by path.</param>
    /// <param name="removed">Paths of files to remove.</param>
    /// <exception cref="IOException">
    /// Something cannot be written. Without a journal nothing has changed; with one, <see cref="Finish"/> is left to do.
    /// </exception>
    public void Write(IReadOnlyDictionary<string, string> texts, IEnumerable<string> removed)
    {
        var draft = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Draft}{Environment.ProcessId}"));
        try
        {
            Discard(draft);
            Directory.CreateDirectory(Path.Combine(draft, Files));
            foreach (var (file, text) in texts)
            {
                if (Directory.Exists(Path.Combine(folder, file)))
                {
                    throw new IOException($"{Path.Combine(folder, file)} is a folder");
                }

                // What can fail, fails here: the folders of the targets are made before anything is replaced.
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                WriteText(Path.Combine(draft, Files, file), text);
            }

            WriteText(Path.Combine(draft, Removed), string.Join('\n', removed));
            Directory.Move(draft, JournalPath); // fails if another recording is at this point
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Discard(draft);
            throw;
        }

        Finish();
    }

    /// <summary>Copies the files of the journal to their places and deletes it. Does nothing without a journal.</summary>
    /// <exception cref="IOException">A file cannot be copied or removed; the journal stays.</exception>
    public void Finish()
    {
        if (!IsOpen)
        {
            return;
        }

        var files = Path.Combine(JournalPath, Files);
        foreach (var file in Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(files, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            copy(file, target);
        }

        foreach (var file in File.ReadAllLines(Path.Combine(JournalPath, Removed)).Where(file => file.Length > 0))
        {
            File.Delete(Inside(file));
        }

        Discard(JournalPath);
    }

    /// <summary>Deletes what recordings left that were killed before they replaced anything.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    public void DeleteDrafts()
    {
        if (Directory.Exists(folder))
        {
            Directory.EnumerateDirectories(folder, Draft + "*").Concat(Directory.EnumerateDirectories(folder, Discarded + "*"))
                .ToList()
                .ForEach(Discard);
        }
    }

    // The rename comes first: a journal without some of its files would look like a whole one, and the process that still writes a draft
    // cannot make a journal of its rest.
    private void Discard(string path)
    {
        if (Directory.Exists(path))
        {
            var discarded = Path.Combine(folder, Discarded + Path.GetRandomFileName());
            Directory.Move(path, discarded);
            Directory.Delete(discarded, recursive: true);
        }
    }

    // A journal may come from a commit, like everything in the folder.
    private string Inside(string file)
    {
        var (root, full) = (Path.GetFullPath(folder) + Path.DirectorySeparatorChar, Path.GetFullPath(Path.Combine(folder, file)));
        return full.StartsWith(root, StringComparison.Ordinal)
            ? full
            : throw new IOException($"{Path.Combine(JournalPath, Removed)} names {file}, which is outside of the folder");
    }

    private static void WriteText(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
