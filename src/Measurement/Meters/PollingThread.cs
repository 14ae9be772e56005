using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>Runs an action at a fixed rate on a separate thread and tracks its CPU time.</summary>
internal sealed class PollingThread : IDisposable
{
    private readonly ManualResetEvent stop = new(initialState: false);
    private readonly Action poll;
    private readonly TimeSpan interval;
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly Thread thread;
    private long nanoseconds;

    public PollingThread(string name, Seconds interval, Action poll)
    {
        this.poll = poll;
        this.interval = interval.ToTimeSpan();
        thread = new(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>CPU time of the thread so far; 0 s when the system does not report it.</summary>
    public Seconds ProcessorTime => Seconds.FromNanoseconds(Interlocked.Read(ref nanoseconds));

    /// <summary>Waits for a running poll, then ends the thread.</summary>
    public void Dispose()
    {
        stop.Set();
        thread.Join();
        stop.Dispose();
    }

    private void Loop()
    {
        var start = clock.GetTimestamp();
        for (var polls = 1L; ; polls++)
        {
            var wait = (interval * polls) - clock.GetElapsedTime(start);
            if (wait < TimeSpan.Zero)
            {
                // After a poll longer than its interval, the schedule restarts; missed polls are not repeated.
                (start, polls, wait) = (clock.GetTimestamp(), 0, TimeSpan.Zero);
            }

            if (stop.WaitOne(wait))
            {
                return;
            }

            poll();
            Interlocked.Exchange(ref nanoseconds, ThreadProcessorClock.ReadNanoseconds());
        }
    }
}
