namespace EnergyGate.Tests.Nvml;

/// <summary>A clock that moves when told, and fires the timers that fall due on the way.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private long ticks;

    /// <summary>Told every new time, in nanoseconds.</summary>
    public Action<long>? Moved { get; set; }

    public override long TimestampFrequency => 1_000_000_000;

    public int ActiveTimers => timers.Count;

    public override long GetTimestamp() => ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state, period, ticks + (long)dueTime.TotalNanoseconds);
        timers.Add(timer);
        return timer;
    }

    /// <summary>Moves on, firing timers at their times.</summary>
    public void Advance(double seconds)
    {
        var end = ticks + (long)(seconds * 1e9);
        while (timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } timer)
        {
            MoveTo(timer.Due);
            timer.Fire();
        }

        MoveTo(end);
    }

    /// <summary>Moves on as if no thread had been there to fire timers.</summary>
    public void Stall(double seconds)
    {
        MoveTo(ticks + (long)(seconds * 1e9));
        foreach (var timer in timers)
        {
            timer.Skip(ticks);
        }
    }

    private void MoveTo(long ticks)
    {
        this.ticks = ticks;
        Moved?.Invoke(ticks);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state, TimeSpan period, long due) : ITimer
    {
        public long Due { get; private set; } = due;

        public void Fire()
        {
            Due += (long)period.TotalNanoseconds;
            callback(state);
        }

        public void Skip(long now) => Due = Math.Max(Due, now + (long)period.TotalNanoseconds);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
