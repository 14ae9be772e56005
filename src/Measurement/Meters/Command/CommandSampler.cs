using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>
/// Cumulative energy from what a program prints at each call: joules as they are, watts by trapezoids. A call that gives no figure is a
/// fault, and so is a gap that is too long: the window that holds either is void. Safe to poll on one thread and to read on others.
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

    /// <summary>The latest fault, as a sentence; null while there was none.</summary>
    public VoidReason? LastFault { get; private set; }

    /// <summary>Whether the program prints power; null while it gave no figure.</summary>
    public bool? IsPower { get; private set; }

    /// <summary>
    /// Processor time that the program has used, each call by the median of the latest nine: the system tells it only together with other
    /// children that end during a call, and one such worker has used more than a thousand calls.
    /// </summary>
    public Seconds ProgramTime => Seconds.FromNanoseconds(Interlocked.Read(ref programNanoseconds));

    /// <summary>Calls the program once.</summary>
    public void Poll()
    {
        var start = Now();
        var run = runner.Run(meter);
        var time = (start + Now()) / 2; // the figure was taken somewhere in the call
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
                Fault(new($"{meter.Program} printed joules and watts by turns"));
            }
            else if (found.IsPower && !(found.Value > 0))
            {
                Fault(new($"{meter.Program} read {new Watts(found.Value)}, which nothing that runs draws"));
            }
            else
            {
                IsPower = found.IsPower;
                Add(found.Value, time);
            }
        }
    }

    /// <summary>The energy now. Power is taken to have stayed as it was since the latest call.</summary>
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
