using System.Globalization;

namespace EnergyGate.Gate.Hosting;

/// <summary>
/// One measuring run at a time on a machine: two would be each other's noise. The operating system holds the lock for the process, so that one
/// whose holder died is free at once; the holder's process id lies beside it.
/// </summary>
public sealed class MachineLock : IDisposable
{
    // Numbers of the system's error: Windows' ERROR_SHARING_VIOLATION, EWOULDBLOCK of Linux and of macOS.
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
    /// <exception cref="BadInputException">Another process holds it, and the message says which; or it cannot be written, and the message says why.</exception>
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
        catch (IOException problem) when (file is null && Shared.Contains(problem.HResult & 0xFFFF))
        {
            var who = File.Exists(holder) ? $"process {File.ReadAllText(holder).Trim()}" : "another process";
            throw new BadInputException($"{who} measures on this machine already, and two runs would be each other's noise: wait for it, or end it (lock: {path})", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new BadInputException($"the lock that lets one run measure on this machine at a time cannot be taken ({path}): {problem.Message}", problem);
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        File.Delete(holder);
        file.Dispose();
    }
}
