using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Metering;

/// <summary>
/// Power readings, integrated by trapezoids, for boards without an energy counter. A timer polls at half the sensor's usual tick, off the measuring
/// thread; a reading polls once more. A gap or a failed poll is a fault, so the window that holds it is void.
/// </summary>
internal sealed class NvmlPowerIntegration : INvmlFigure
{
    /// <summary>Polls that may be missing in a row: a longer gap hides what the board drew.</summary>
    private const int LargestGapInPolls = 5;

    private static readonly Seconds PollInterval = Seconds.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly INvmlLibrary _library;
    private readonly nint _device;
    private readonly bool _isInstant;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private Joules _energy;
    private Watts _lastPower;
    private Seconds _lastTime;
    private bool _hasLast;
    private bool _isDisposed;
    private int _faultCount;

    public NvmlPowerIntegration(INvmlLibrary library, nint device, bool isInstant, string counterReason, TimeProvider clock)
    {
        _library = library;
        _device = device;
        _isInstant = isInstant;
        _clock = clock;
        Source = $"{(isInstant ? "instant" : "averaged")} power, integrated every {PollInterval} (no energy counter: {counterReason})";
        Resolution = isInstant
            ? new(Seconds.FromMilliseconds(100), "the sensor's usual tick, not probed")
            : new(new(1), "a reading may be the average of the last second");
        Poll();
        _timer = clock.CreateTimer(_ => Poll(), null, PollInterval.ToTimeSpan(), PollInterval.ToTimeSpan());
    }

    public string Source { get; }

    public MeterResolution Resolution { get; }

    public string? LastFault { get; private set; }

    public MeterReading Read()
    {
        lock (_lock)
        {
            Poll();
            return new(_energy, Seconds.FromTimestamp(_clock.GetTimestamp(), _clock), _faultCount);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
        }
    }

    private void Poll()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            var result = _isInstant ? _library.InstantPower(_device, out var milliwatts) : _library.AveragePower(_device, out milliwatts);
            var now = Seconds.FromTimestamp(_clock.GetTimestamp(), _clock);
            if (result == NvmlResult.Success && milliwatts > 0)
            {
                Add(Watts.FromMilliwatts(milliwatts), now);
            }
            else
            {
                Fault(result == NvmlResult.Success ? "power read as 0 W, which no running board draws" : $"power could not be read: {result.Describe()}");
            }
        }
    }

    private void Add(Watts power, Seconds now)
    {
        var gap = now - _lastTime;
        if (_hasLast && gap > PollInterval * LargestGapInPolls)
        {
            Fault($"no power reading for {gap}");
        }
        else if (_hasLast)
        {
            _energy += (power + _lastPower) * 0.5 * gap;
        }

        (_lastPower, _lastTime, _hasLast) = (power, now, true);
    }

    private void Fault(string reason)
    {
        _faultCount++;
        LastFault = reason;
    }
}
