using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>Does something at a fixed rate on a thread of its own, off the measuring one, and knows what that costs.</summary>
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

    /// <summary>Processor time of the thread so far; 0 s where the system does not tell.</summary>
    public Seconds ProcessorTime => Seconds.FromNanoseconds(Interlocked.Read(ref nanoseconds));

    /// <summary>Waits for the poll that is under way, then ends the thread.</summary>
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
                // A poll that took longer than its interval is not made up for.
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
