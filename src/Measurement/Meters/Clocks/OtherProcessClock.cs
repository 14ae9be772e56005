using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Clocks;

/// <summary>
/// CPU time of another process, all threads, in nanoseconds, as the scheduler accounts it (<c>clock_getcpuclockid</c>). What that process
/// says of itself cannot change it. Child processes are not in it.
/// </summary>
public sealed partial class OtherProcessClock : IProcessorClock
{
    private readonly int clock;

    private OtherProcessClock(int clock) => this.clock = clock;

    /// <summary>The clock of a process; null where the system has none, or the process has ended.</summary>
    /// <param name="processId">The process.</param>
    public static OtherProcessClock? Open(int processId) =>
        ProcessProcessorClock.IsSupported && ClockOf(processId, out var clock) == 0 && ProcessProcessorClock.TryRead(clock, out _)
            ? new(clock)
            : null;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public long ReadNanoseconds() => ProcessProcessorClock.TryRead(clock, out var nanoseconds)
        ? nanoseconds
        : throw new InvalidOperationException("its CPU time cannot be read: the process has ended");

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int ClockOf(int processId, out int clock);
}
