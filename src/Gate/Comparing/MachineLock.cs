using System.Globalization;
using EnergyGate.Gate.Feedback;

namespace EnergyGate.Gate.Comparing;

/// <summary>
/// One measuring run at a time on a machine: two would be each other's noise. The operating system holds the lock for the process, so that one
/// whose holder died is free at once; the holder's process id lies beside it.
/// </summary>
public sealed class MachineLock : IDisposable
{
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
    /// <exception cref="BadInputException">Another process holds it; the message says which.</exception>
    public static MachineLock Take(string path)
    {
        var holder = path + ".pid";
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var who = File.Exists(holder) ? $"process {File.ReadAllText(holder).Trim()}" : "another process";
            throw new BadInputException($"{who} measures on this machine already, and two runs would be each other's noise: wait for it, or end it (lock: {path})", problem);
        }

        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new(file, holder);
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        File.Delete(holder);
        file.Dispose();
    }
}
