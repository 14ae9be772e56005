using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Metering.Nvml;

/// <summary>Polls on a thread of its own: the pool's threads may be busy with the work that is measured. Ends, and waits for its end, when disposed.</summary>
internal sealed class PollThread : IDisposable
{
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    private PollThread(Action poll, Seconds interval)
    {
        var pause = interval.ToTimeSpan();
        _thread = new(() =>
        {
            while (!_stop.Wait(pause))
            {
                poll();
            }
        })
        {
            IsBackground = true,
            Name = "NVML polling",
            Priority = ThreadPriority.AboveNormal,
        };
        _thread.Start();
    }

    /// <summary>Starts polling: on an own thread by the system's clock, by the timers of any other.</summary>
    public static IDisposable Start(Action poll, Seconds interval, TimeProvider clock) => clock == TimeProvider.System
        ? new PollThread(poll, interval)
        : clock.CreateTimer(_ => poll(), null, interval.ToTimeSpan(), interval.ToTimeSpan());

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }
}
