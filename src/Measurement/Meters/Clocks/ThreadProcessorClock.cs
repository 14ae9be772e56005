using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>CPU time of the calling thread and of ended child processes; 0 when the system does not report it.</summary>
internal static partial class ThreadProcessorClock
{
    private const int ClockThreadCpuTimeId = 3; // linux/time.h
    private const int EndedChildren = -1; // RUSAGE_CHILDREN, sys/resource.h

    /// <summary>CPU time of the calling thread, in nanoseconds.</summary>
    public static long ReadNanoseconds() =>
        ProcessProcessorClock.IsSupported && ClockGetTime(ClockThreadCpuTimeId, out var time) == 0
            ? time.First * 1_000_000_000 + time.Second
            : 0;

    /// <summary>CPU time of all ended child processes of this process, in nanoseconds.</summary>
    public static long ReadChildrenNanoseconds() =>
        ProcessProcessorClock.IsSupported && GetResourceUsage(EndedChildren, out var usage) == 0
            ? (usage.User.First + usage.System.First) * 1_000_000_000 + (usage.User.Second + usage.System.Second) * 1000
            : 0;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Pair time);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Pair // struct timespec (s, ns) and struct timeval (s, µs) on 64-bit Linux
    {
        public readonly long First;
        public readonly long Second;
    }

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct ResourceUsage // struct rusage: two timevals and 14 longs
    {
        public readonly Pair User;
        public readonly Pair System;
    }
}
