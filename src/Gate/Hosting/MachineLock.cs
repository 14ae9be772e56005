using System.Globalization;

namespace EnergyGate.Gate.Hosting;

/// <summary>
/// Allows one measuring run at a time on a machine, because two would disturb each other. The operating system releases the lock when its
/// process ends; the holder's process id is in a file beside it.
/// </summary>
public sealed class MachineLock : IDisposable
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

    /// <summary>The path of the machine's lock.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), "energygate.lock");

    /// <summary>Takes the lock.</summary>
    /// <param name="path">Path of the lock's file.</param>
    /// <exception cref="BadInputException">Another process holds it, or it cannot be written; the message says which or why.</exception>
    public static MachineLock Take(string path)
    {
        var holder = path + ".pid";
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file, holder);
        }
        catch (IOException exception) when (file is null && Shared.Contains(exception.HResult & 0xFFFF))
        {
            var who = File.Exists(holder) ? $"process {File.ReadAllText(holder).Trim()}" : "another process";
            throw new BadInputException(
                $"{who} is measuring on this machine, and two runs would disturb each other: wait for it, or end it (lock: {path})",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new BadInputException(
                $"the lock that lets one run at a time measure on this machine cannot be taken ({path}): {exception.Message}", exception);
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        File.Delete(holder);
        file.Dispose();
    }
}
