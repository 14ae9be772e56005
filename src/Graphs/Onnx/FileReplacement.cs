namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Replaces several files as one. Each is written under a temporary name beside its target and renamed at the end. Until then nothing
/// changes; an unfinished replacement is rolled back and leaves nothing behind.
/// </summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly List<(string Written, string Target)> files = [];
    private readonly List<(string Kept, string Target)> kept = [];

    /// <summary>The temporary name under which to write a file.</summary>
    /// <param name="target">The final path; an old file there is replaced.</param>
    public string Begin(string target)
    {
        if (Directory.Exists(target))
        {
            throw new IOException($"'{target}' is a folder");
        }

        var written = Beside(target);
        files.Add((written, target));
        return written;
    }

    /// <summary>Renames the files to their final names, in the order in which they were begun.</summary>
    public void Commit()
    {
        var moved = 0;
        try
        {
            foreach (var (written, target) in files)
            {
                if (File.Exists(target))
                {
                    var aside = Beside(target);
                    File.Move(target, aside);
                    kept.Add((aside, target));
                }

                File.Move(written, target);
                moved++;
            }
        }
        catch
        {
            foreach (var (_, target) in files.Take(moved))
            {
                File.Delete(target);
            }

            foreach (var (aside, target) in kept)
            {
                File.Move(aside, target, overwrite: true);
            }

            kept.Clear();
            throw;
        }

        files.Clear();
    }

    /// <summary>Deletes files that were written and not committed, and those that were replaced.</summary>
    public void Dispose()
    {
        foreach (var leftover in files.Select(file => file.Written).Concat(kept.Select(file => file.Kept)))
        {
            try
            {
                File.Delete(leftover);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Ignored: the failure that led here is already being reported.
            }
        }
    }

    private static string Beside(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
}
