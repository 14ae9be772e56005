using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>
/// CLOCK_PROCESS_CPUTIME_ID of Linux: nanoseconds of all threads, as accounted by the scheduler. <c>/proc/self/stat</c> has a tick of 10
/// ms, which would be an error of 25 % in a 20 ms block.
/// </summary>
public sealed partial class ProcessProcessorClock : IProcessorClock
{
    private const int ClockProcessCpuTimeId = 2; // linux/time.h

    private ProcessProcessorClock()
    {
    }

    /// <summary>The clock of this process.</summary>
    public static ProcessProcessorClock Instance { get; } = new();

    /// <summary>Whether this operating system has the clock.</summary>
    public static bool IsSupported =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && TryRead(ClockProcessCpuTimeId, out _);

    /// <inheritdoc/>
    /// <exception cref="PlatformNotSupportedException">The operating system does not have the clock.</exception>
    public long ReadNanoseconds() => TryRead(ClockProcessCpuTimeId, out var nanoseconds)
        ? nanoseconds
        : throw new PlatformNotSupportedException(
            "clock_gettime(CLOCK_PROCESS_CPUTIME_ID) failed: CPU time cannot be read on this system");

    /// <summary>Reads a clock of Linux, in nanoseconds; false if there is none of this number.</summary>
    internal static bool TryRead(int clock, out long nanoseconds)
    {
        var isRead = ClockGetTime(clock, out var time) == 0;
        nanoseconds = time.Seconds * 1_000_000_000 + time.Nanoseconds;
        return isRead;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpecification // struct timespec on 64-bit Linux
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
