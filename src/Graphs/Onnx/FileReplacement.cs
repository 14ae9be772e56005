namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Several files that come into being together: each is written under another name beside its own and renamed at the end. Until then
/// nothing changes; what cannot be finished is taken back and leaves nothing behind.
/// </summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly List<(string Written, string Target)> files = [];
    private readonly List<(string Kept, string Target)> kept = [];

    /// <summary>The name under which to write a file for now.</summary>
    /// <param name="target">The path that it gets in the end; an old file there is replaced.</param>
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

    /// <summary>Gives the files their names, in the order in which they were begun.</summary>
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
            files.Take(moved).ToList().ForEach(file => File.Delete(file.Target));
            kept.ForEach(file => File.Move(file.Kept, file.Target, overwrite: true));
            kept.Clear();
            throw;
        }

        files.Clear();
    }

    /// <summary>Takes away what was written and not committed, and what was replaced.</summary>
    public void Dispose()
    {
        foreach (var leftover in files.Select(file => file.Written).Concat(kept.Select(file => file.Kept)))
        {
            try
            {
                File.Delete(leftover);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The reason why the writing failed is being reported already; this is its consequence.
            }
        }
    }

    private static string Beside(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
}
