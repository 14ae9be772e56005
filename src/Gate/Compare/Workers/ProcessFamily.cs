using System.Globalization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>Child processes of a worker (<c>/proc</c>, Linux): their CPU time is in no clock of the worker.</summary>
internal static class ProcessFamily
{
    // Fields of proc_pid_stat(5) after the parenthesis, from 0: cutime, cstime.
    private const int FirstChildField = 13;
    private const int ChildFields = 2;

    /// <summary>Whether a process has child processes, or had some that used CPU time; false where the system does not say.</summary>
    /// <param name="processId">The process.</param>
    public static bool HasChildren(int processId)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");
        try
        {
            return ChildTicks(File.ReadAllText(folder + "/stat")) > 0
                || Directory.EnumerateDirectories(folder + "/task").Any(thread => File.ReadAllText(thread + "/children").Length > 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // no such file system, or the process has ended
        }
    }

    /// <summary>CPU time of the ended children, in ticks of 10 ms.</summary>
    /// <param name="stat">The text of <c>/proc/PID/stat</c>.</param>
    public static long ChildTicks(string stat) => Ticks(stat, FirstChildField, ChildFields);

    /// <summary>The sum of some fields, in ticks.</summary>
    /// <param name="stat">The text of <c>/proc/PID/stat</c>.</param>
    /// <param name="first">The first field after the parenthesis, from 0.</param>
    /// <param name="count">Number of fields.</param>
    public static long Ticks(string stat, int first, int count) =>
        stat[(stat.LastIndexOf(')') + 2)..].Split(' ')
            .Skip(first)
            .Take(count)
            .Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
}
