namespace EnergyGate.Gate.Hosting;

/// <summary>
/// Files in folders where other users may write, such as that of temporary files. A symbolic link there is never followed: it could point
/// to any file of this user, who would overwrite it.
/// </summary>
internal static class SharedFolderFile
{
    /// <summary>Opens a file to lock it, and makes it if it is not there. Its content is neither read nor changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BadInputException">It is a symbolic link.</exception>
    /// <exception cref="IOException">It cannot be opened, or another process holds it.</exception>
    public static FileStream Hold(string path)
    {
        RefuseLink(path);
        FileStream file;
        try
        {
            file = File.Exists(path) ? Open(path, FileMode.Open) : Open(path, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(path) && new FileInfo(path).Length == 0)
        {
            file = Open(path, FileMode.Open); // another process made it in the meantime
        }

        try
        {
            RefuseLink(path); // a link that came in between
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a file anew; what lies there is deleted first. Only this user may read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="BadInputException">It is a symbolic link.</exception>
    /// <exception cref="IOException">It cannot be written, or another process wrote it at the same time.</exception>
    public static void Write(string path, string text)
    {
        RefuseLink(path);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // The mode of creation (O_EXCL) fails at a link that came in between; it is not followed.
        using var writer = new StreamWriter(new FileStream(path, options));
        writer.Write(text);
    }

    /// <summary>Refuses a symbolic link.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <exception cref="BadInputException">It is one; the message names it and its target.</exception>
    public static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new BadInputException(
                $"{path} is a symbolic link (to {target}), and links in shared folders are never followed: remove it, "
                + "or let TMPDIR name a folder of your own");
        }
    }

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None);
}
