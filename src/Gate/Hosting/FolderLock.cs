namespace EnergyGate.Gate.Hosting;

/// <summary>
/// Lets one run at a time write to a folder of results: files of two runs would be mixed. The operating system releases the lock when the
/// process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string Name = ".energygate.lock";

    // Error numbers: ERROR_SHARING_VIOLATION of Windows, EWOULDBLOCK of Linux and of macOS.
    private static readonly int[] Shared = [32, 11, 35];

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a folder.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <exception cref="BadInputException">Another run holds the lock, or the lock file cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new(new(
                Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException exception) when (Shared.Contains(exception.HResult & 0xFFFF))
        {
            throw new BadInputException(
                $"another run writes its results to {folder}: wait for it, or give this run a folder of its own with --report", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"cannot write to {folder}: {exception.Message}", exception);
        }
    }

    /// <summary>Releases the lock and removes its file.</summary>
    public void Dispose() => file.Dispose();
}
