using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>Does something at a fixed rate on a thread of its own, off the measuring one, and knows what that costs.</summary>
internal sealed class PollingThread : IDisposable
{
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Action _poll;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly Thread _thread;
    private long _nanoseconds;

    public PollingThread(string name, Seconds interval, Action poll)
    {
        _poll = poll;
        _interval = interval.ToTimeSpan();
        _thread = new(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Processor time of the thread so far; 0 s where the system does not tell.</summary>
    public Seconds ProcessorTime => Seconds.FromNanoseconds(Interlocked.Read(ref _nanoseconds));

    /// <summary>Waits for the poll that is under way, then ends the thread.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Loop()
    {
        var start = _clock.GetTimestamp();
        for (var polls = 1L; ; polls++)
        {
            var wait = (_interval * polls) - _clock.GetElapsedTime(start);
            if (wait < TimeSpan.Zero)
            {
                // A poll that took longer than its interval is not made up for.
                (start, polls, wait) = (_clock.GetTimestamp(), 0, TimeSpan.Zero);
            }

            if (_stop.WaitOne(wait))
            {
                return;
            }

            _poll();
            Interlocked.Exchange(ref _nanoseconds, ThreadProcessorClock.ReadNanoseconds());
        }
    }
}
