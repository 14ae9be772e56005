using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Extends one zone's counter across wraps; any other decrease is a fault.</summary>
internal sealed class RaplCounter(PowercapZone zone, ICounterFiles files)
{
    /// <summary>The counter decreased by more than a wrap explains.</summary>
    public const int WentBack = -2;

    /// <summary>The counter is readable again after an error; energy counted meanwhile is lost.</summary>
    public const int Returned = -3;

    /// <summary>More than any package draws: a decrease that implies more power is a reset, not a wrap.</summary>
    private static readonly Watts ImpossiblePower = new(2000);

    private Joules last;
    private Seconds lastTime;
    private bool hasLast;
    private bool isFirst = true;

    public PowercapZone Zone => zone;

    /// <summary>Energy since the first reading.</summary>
    public Joules Energy { get; private set; }

    /// <summary>Reads the counter.</summary>
    /// <param name="now">The monotonic time.</param>
    /// <returns>0, a file error, <see cref="WentBack"/> or <see cref="Returned"/>.</returns>
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
            if (!(step.Value >= 0 && step <= ImpossiblePower * time + new Joules(1)))
            {
                return WentBack;
            }
        }

        Energy += step;
        return 0;
    }
}
