using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>One zone's counter made to grow for ever: wraps are added up, and what is no wrap is a fault.</summary>
internal sealed class RaplCounter(PowercapZone zone, ICounterFiles files)
{
    /// <summary>The counter fell, and by its range that was no wrap.</summary>
    public const int WentBack = -2;

    /// <summary>The counter could not be read before and can be now: what it counted meanwhile is in no figure.</summary>
    public const int Returned = -3;

    /// <summary>No package draws this much: a fall that would need more is a counter that was set back, not one that wrapped.</summary>
    private static readonly Watts Impossible = new(2000);

    private Joules last;
    private Seconds lastTime;
    private bool hasLast;
    private bool isFirst = true;

    public PowercapZone Zone => zone;

    /// <summary>What was counted so far, from the first reading on.</summary>
    public Joules Energy { get; private set; }

    /// <summary>Reads the counter.</summary>
    /// <param name="now">The monotonic time.</param>
    /// <returns>0; an error of the file; <see cref="WentBack"/>; or <see cref="Returned"/>.</returns>
    public int Read(Seconds now)
    {
        var error = files.Read(zone.Counter, out var microjoules);
        if (error != 0 || microjoules < 0)
        {
            hasLast = false;
            return error != 0 ? error : CounterFileError.NoNumber;
        }

        var value = Joules.FromMicrojoules((ulong)microjoules);
        var state = isFirst ? 0 : hasLast ? Add(value - last, now - lastTime) : Returned;
        (last, lastTime, hasLast, isFirst) = (value, now, true, false);
        return state;
    }

    private int Add(Joules step, Seconds time)
    {
        if (step.Value < 0)
        {
            step += zone.Range;
            if (!(step.Value >= 0 && step <= Impossible * time + new Joules(1)))
            {
                return WentBack;
            }
        }

        Energy += step;
        return 0;
    }
}
