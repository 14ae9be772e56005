using System.Globalization;

namespace EnergyGate.Gate.Hosting;

/// <summary>
/// Allows one measuring run at a time on a machine, because two would disturb each other. The operating system releases the lock when the
/// process ends. The process id of the holder is in a file next to it.
/// </summary>
internal sealed class MachineLock : IDisposable
{
    // Error numbers: ERROR_SHARING_VIOLATION of Windows, EWOULDBLOCK of Linux and of macOS.
    private static readonly int[] Shared = [32, 11, 35];

    private readonly FileStream file;
    private readonly string holder;

    private MachineLock(FileStream file, string holder)
    {
        this.file = file;
        this.holder = holder;
    }

    /// <summary>Path of the lock file of this machine.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), "energygate.lock");

    /// <summary>Takes the lock.</summary>
    /// <param name="path">Path of the lock file.</param>
    /// <exception cref="BadInputException">
    /// Another process holds the lock, or the file cannot be written, or is a symbolic link.
    /// </exception>
    public static MachineLock Take(string path)
    {
        var holder = path + ".pid";
        FileStream? file = null;
        try
        {
            SharedFolderFile.RefuseLink(holder);
            file = SharedFolderFile.Hold(path);
            SharedFolderFile.Write(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file, holder);
        }
        catch (IOException exception) when (file is null && Shared.Contains(exception.HResult & 0xFFFF))
        {
            var who = File.Exists(holder) ? $"process {File.ReadAllText(holder).Trim()}" : "another process";
            throw new BadInputException(
                $"{who} is measuring on this machine, and two runs would disturb each other: wait for it, or end it (lock: {path})",
                exception);
        }
        catch (BadInputException)
        {
            file?.Dispose();
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new BadInputException(
                $"cannot take the lock that allows one measuring run at a time ({path}): {exception.Message}", exception);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        File.Delete(holder);
        file.Dispose();
    }
}
