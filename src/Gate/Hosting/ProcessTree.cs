using System.ComponentModel;
using System.Diagnostics;

namespace EnergyGate.Gate.Hosting;

/// <summary>A process and what it started.</summary>
internal static class ProcessTree
{
    /// <summary>Kills them; never throws. The children are found only while the process itself is alive.</summary>
    /// <param name="process">The process; it may have ended.</param>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended, or this user may not end some of it. Timers and signals call this: an exception would end the run.
        }
    }
}
