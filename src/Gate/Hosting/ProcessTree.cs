using System.ComponentModel;
using System.Diagnostics;

namespace EnergyGate.Gate.Hosting;

/// <summary>A process and what it started.</summary>
internal static class ProcessTree
{
    /// <summary>Kills them; it never throws. What a process started is found only as long as it lives itself.</summary>
    /// <param name="process">The process; one that has ended is what was wanted.</param>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended, or some of it may not be ended by this user. This is called by timers and signals: an exception there would end the run.
        }
    }
}
