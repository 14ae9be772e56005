using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Machines;

/// <summary>
/// Starts processes on given processors: compared processes must share theirs, so that they are subject to the same noise. Linux only;
/// elsewhere processes start unpinned.
/// </summary>
public static partial class ProcessorPinning
{
    // cpu_set_t of glibc: 1024 processors, one bit each.
    private const int MaskBytes = 128;

    /// <summary>The processors that the calling thread may run on; empty when unknown.</summary>
    public static int[] AllowedProcessors()
    {
        Span<byte> mask = stackalloc byte[MaskBytes];
        return OperatingSystem.IsLinux() && GetAffinity(0, MaskBytes, ref MemoryMarshal.GetReference(mask)) == 0 ? Processors(mask) : [];
    }

    /// <summary>Starts a process restricted to the given processors; all its threads inherit this.</summary>
    /// <param name="start">The process to start.</param>
    /// <param name="processors">Numbers of logical processors; empty for all.</param>
    public static Process Start(ProcessStartInfo start, ReadOnlySpan<int> processors)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (processors.IsEmpty || !OperatingSystem.IsLinux())
        {
            return Start(start);
        }

        // A child inherits the mask of the thread that starts it.
        var before = AllowedProcessors();
        Pin(processors);
        try
        {
            return Start(start);
        }
        finally
        {
            Pin(before);
        }
    }

    private static Process Start(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} was not started");

    private static void Pin(ReadOnlySpan<int> processors)
    {
        Span<byte> mask = stackalloc byte[MaskBytes];
        foreach (var processor in processors)
        {
            mask[processor / 8] |= (byte)(1 << (processor % 8));
        }

        if (!processors.IsEmpty && SetAffinity(0, MaskBytes, ref MemoryMarshal.GetReference(mask)) != 0)
        {
            throw new PlatformNotSupportedException($"sched_setaffinity refused the processors {string.Join(',', processors.ToArray())}");
        }
    }

    private static int[] Processors(ReadOnlySpan<byte> mask)
    {
        var found = new List<int>();
        for (var processor = 0; processor < MaskBytes * 8; processor++)
        {
            if ((mask[processor / 8] >> (processor % 8) & 1) == 1)
            {
                found.Add(processor);
            }
        }

        return [.. found];
    }

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint size, ref byte mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint size, ref byte mask);
}
