using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>
/// Cumulative energy from a program's output: joules directly, watts by the trapezoidal rule. A call without a value and a gap that is too
/// long are faults, which void the window. Poll on one thread; reading is thread-safe.
/// </summary>
internal sealed class CommandSampler(CommandMeterSpecification meter, ICommandRunner runner, TimeProvider clock)
{
    private readonly Lock sync = new();
    private readonly Seconds longestGap = (meter.Interval * 3) + meter.Timeout;
    private readonly VoidReason stale = new($"no figure from {meter.Program} for more than {(meter.Interval * 3) + meter.Timeout}");
    private Joules energy;
    private Watts power;
    private Joules counter;
    private Seconds lastTime;
    private bool hasLast;
    private readonly MedianOfLatest programTime = new(9);
    private long programNanoseconds;
    private int faultCount;

    /// <summary>The latest fault; null when there was none.</summary>
    public VoidReason? LastFault { get; private set; }

    /// <summary>Whether the program prints power; null before its first value.</summary>
    public bool? IsPower { get; private set; }

    /// <summary>
    /// CPU time of the program so far. Each call counts with the median of the latest nine, because the system's figure includes every
    /// other child that ends during a call, and one worker can exceed a thousand calls.
    /// </summary>
    public Seconds ProgramTime => Seconds.FromNanoseconds(Interlocked.Read(ref programNanoseconds));

    /// <summary>Calls the program once.</summary>
    public void Poll()
    {
        var start = Now();
        var run = runner.Run(meter);
        var time = (start + Now()) / 2; // the program read its value at an unknown moment of the call
        Interlocked.Add(ref programNanoseconds, programTime.Add(run.ProcessorNanoseconds));
        var reason = run.Failure ?? "";
        var figure = run.Failure is null ? CommandOutput.Find(run.Output, meter, out reason) : null;
        lock (sync)
        {
            if (figure is not { } found)
            {
                Fault(new(run.Failure ?? $"{meter.Program}: {reason}"));
            }
            else if (IsPower is { } before && before != found.IsPower)
            {
                Fault(new($"{meter.Program} printed joules and watts alternately"));
            }
            else if (found.IsPower && !(found.Value > 0))
            {
                Fault(new($"{meter.Program} printed {new Watts(found.Value)}; a running device draws more than 0 W"));
            }
            else
            {
                IsPower = found.IsPower;
                Add(found.Value, time);
            }
        }
    }

    /// <summary>The current energy. Assumes constant power since the latest call.</summary>
    public MeterReading Read()
    {
        lock (sync)
        {
            var now = Now();
            var age = now - lastTime;
            if (!hasLast || age > longestGap)
            {
                Fault(stale);
            }

            return new(IsPower == true && hasLast ? energy + power * age : energy, now, faultCount);
        }
    }

    private void Add(double value, Seconds time)
    {
        var gap = time - lastTime;
        if (hasLast && gap > longestGap)
        {
            Fault(stale);
        }
        else if (hasLast && IsPower == true)
        {
            energy += (power + new Watts(value)) * 0.5 * gap;
        }
        else if (hasLast && value < counter.Value)
        {
            Fault(new($"the counter of {meter.Program} went backwards"));
        }
        else if (hasLast)
        {
            energy += new Joules(value) - counter;
        }

        (power, counter, lastTime, hasLast) = (new(value), new(value), time, true);
    }

    private void Fault(VoidReason reason)
    {
        faultCount++;
        LastFault = reason;
    }

    private Seconds Now() => Seconds.FromTimestamp(clock.GetTimestamp(), clock);
}
