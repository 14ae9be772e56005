using System.ComponentModel;
using System.Diagnostics;

namespace EnergyGate.Gate.Hosting;

/// <summary>A process and its children.</summary>
internal static class ProcessTree
{
    /// <summary>Kills the process and its children. Never throws. Children are found only while the process itself is alive.</summary>
    /// <param name="process">The process; it may have ended. Not disposed.</param>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Ignored: the process has ended, or this user may not end all of it. An exception in a timer or signal would end the run.
        }
    }
}
