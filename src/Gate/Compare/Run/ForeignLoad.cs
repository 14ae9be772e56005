using System.Globalization;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>
/// Busy time of all processors (<c>/proc/stat</c>) less that of this process and of the children it has waited for
/// (<c>/proc/self/stat</c>), on Linux. Both count in ticks of 10 ms: coarse, but fine enough for units of seconds.
/// </summary>
internal sealed class ForeignLoad : IForeignLoad
{
    private const int IdleField = 3;
    private const int WaitField = 4;
    private const int CountedFields = 8;

    // Fields of proc_pid_stat(5) after the parenthesis, from 0: utime, stime, cutime, cstime.
    private const int FirstOwnField = 11;
    private const int OwnFields = 4;

    private (long Busy, long All, long Own) started;

    /// <inheritdoc/>
    public void Mark() => started = Read();

    /// <inheritdoc/>
    public double SinceMark()
    {
        var now = Read();
        var all = now.All - started.All;
        return all > 0 ? Math.Clamp((now.Busy - started.Busy - (now.Own - started.Own)) / (double)all, 0, 1) : double.NaN;
    }

    /// <summary>Busy ticks and all ticks from the first line of <c>/proc/stat</c>.</summary>
    public static (long Busy, long All) Parse(string line)
    {
        var ticks = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Take(CountedFields)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture))
            .ToArray();
        return (ticks.Sum() - ticks[IdleField] - ticks[WaitField], ticks.Sum());
    }

    /// <summary>The ticks of this process and its children from <c>/proc/self/stat</c>.</summary>
    public static long ParseOwn(string text) => ProcessFamily.Ticks(text, FirstOwnField, OwnFields);

    private static (long Busy, long All, long Own) Read()
    {
        if (!File.Exists("/proc/stat"))
        {
            return default;
        }

        var (busy, all) = Parse(File.ReadLines("/proc/stat").First());
        return (busy, all, ParseOwn(File.ReadAllText("/proc/self/stat")));
    }
}
