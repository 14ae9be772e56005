using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Polls one board and keeps what it said, for the energy of a window and for whether the window counts. Energy is the board's counter, or its
/// power integrated by trapezoids where there is none. Readings poll once more, so that every window lies between two samples.
/// </summary>
internal sealed class BoardWatch : IDisposable
{
    private const int Capacity = 8192; // five minutes at a tick of 100 ms
    private const int MostProcesses = 64;
    private static readonly Seconds ProcessInterval = new(1); // counting them is the dearest of the calls

    private readonly Lock _lock = new();
    private readonly INvmlLibrary _library;
    private readonly nint _device;
    private readonly BoardFigures _figures;
    private readonly TimeProvider _clock;
    private readonly uint[] _ownProcesses = new uint[MostProcesses];
    private readonly BoardSampleRing _ring = new(Capacity);
    private readonly Seconds _opened;
    private readonly PollingThread? _thread;
    private readonly ITimer? _timer; // on a clock that is not the system's
    private BoardSample _last;
    private Joules _energy;
    private Watts _lowestPower = new(double.PositiveInfinity);
    private Seconds _busy;
    private Seconds _processesCounted = new(double.NegativeInfinity);
    private long _polls;
    private int _adopted;
    private int _faultCount;
    private bool _isDisposed;

    public BoardWatch(INvmlLibrary library, nint device, BoardFigures figures, TimeProvider clock, uint ownProcess)
    {
        (_library, _device, _figures, _clock, _ownProcesses[0]) = (library, device, figures, clock, ownProcess);
        _opened = Now();
        Poll();
        if (clock == TimeProvider.System)
        {
            _thread = new("energygate nvml", figures.PollInterval, Poll);
        }
        else
        {
            _timer = clock.CreateTimer(_ => Poll(), null, figures.PollInterval.ToTimeSpan(), figures.PollInterval.ToTimeSpan());
        }
    }

    /// <summary>The latest fault, as a sentence; null while there was none.</summary>
    public string? LastFault { get; private set; }

    public PollingCost Cost
    {
        get
        {
            lock (_lock)
            {
                return new(_polls, _thread?.ProcessorTime is { Value: > 0 } time ? time : _busy, Now() - _opened);
            }
        }
    }

    /// <summary>Takes a process for one of ours. Where there is no more room, the one that was taken first, which has ended long ago, makes place; this process stays.</summary>
    public void Adopt(uint process)
    {
        lock (_lock)
        {
            _ownProcesses[1 + (_adopted++ % (MostProcesses - 1))] = process;
        }
    }

    /// <summary>Polls, and gives the energy with the time at which it was read.</summary>
    public MeterReading Read()
    {
        lock (_lock)
        {
            Poll();
            return new(_energy, _last.Time, _faultCount);
        }
    }

    /// <summary>What the samples between two readings say; the lowest power is that of all times.</summary>
    public WindowTrace Between(Seconds start, Seconds finish, out Watts lowestPower)
    {
        lock (_lock)
        {
            lowestPower = double.IsFinite(_lowestPower.Value) ? _lowestPower : new(double.NaN);
            return WindowTrace.Of(_ring, start, finish, _figures.PollInterval);
        }
    }

    /// <summary>Copies samples after a time, the oldest first; gives how many.</summary>
    public int CopySamples(Seconds after, Span<BoardSample> samples)
    {
        lock (_lock)
        {
            var count = 0;
            for (var place = _ring.FirstAt(after); place < _ring.Count && count < samples.Length; place++)
            {
                if (_ring[place].Time > after)
                {
                    samples[count++] = _ring[place];
                }
            }

            return count;
        }
    }

    public void Dispose()
    {
        _thread?.Dispose();
        _timer?.Dispose();
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

            var begun = Now();
            var energy = ReadCounter();
            var time = Now(); // next to the figure that it belongs to
            var sample = new BoardSample(time, energy, ReadPower(), ReadTemperature(), ReadClock(), ReadLimits(), CountOthers(time));
            _energy = _figures.HasCounter ? (double.IsNaN(energy.Value) ? _energy : energy) : Integrate(sample);
            _lowestPower = sample.Power < _lowestPower ? sample.Power : _lowestPower;
            _ring.Add(sample);
            (_last, _polls, _busy) = (sample, _polls + 1, _busy + (Now() - begun));
        }
    }

    private Joules ReadCounter()
    {
        if (!_figures.HasCounter)
        {
            return new(double.NaN);
        }

        var result = _library.TotalEnergy(_device, out var millijoules);
        return result == NvmlResult.Success ? Joules.FromMillijoules(millijoules) : new(Fault("the energy counter could not be read", result));
    }

    private Watts ReadPower()
    {
        if (_figures.Power == PowerSource.None)
        {
            return new(double.NaN);
        }

        var result = BoardFigures.Read(_library, _device, _figures.Power, out var milliwatts);
        return 0 switch
        {
            _ when result != NvmlResult.Success => new(Fault("power could not be read", result)),
            _ when milliwatts == 0 => new(Fault("power read as 0 W, which no running board draws", result)),
            _ => Watts.FromMilliwatts(milliwatts),
        };
    }

    private Joules Integrate(BoardSample sample)
    {
        var area = (sample.Power + _last.Power) * 0.5 * (sample.Time - _last.Time);
        return _polls > 0 && double.IsFinite(area.Value) ? _energy + area : _energy;
    }

    private Celsius ReadTemperature() => _library.Temperature(_device, out var degrees) == NvmlResult.Success ? Celsius.FromWholeDegrees(degrees) : new(double.NaN);

    private Hertz ReadClock() => _library.ProcessorClock(_device, out var megahertz) == NvmlResult.Success ? Hertz.FromMegahertz(megahertz) : new(double.NaN);

    private ClockLimits ReadLimits() => _library.ClockLimits(_device, out var limits) == NvmlResult.Success ? limits : ClockLimits.None;

    // Where the driver does not list processes, nobody can be seen: doctor says so.
    private int CountOthers(Seconds now)
    {
        if (now - _processesCounted < ProcessInterval)
        {
            return _last.OtherProcesses;
        }

        _processesCounted = now;
        Span<uint> processes = stackalloc uint[MostProcesses];
        var result = _library.Processes(_device, processes, out var count);
        if (result != NvmlResult.Success)
        {
            return 0;
        }

        var others = count;
        foreach (var process in processes[..Math.Min(count, MostProcesses)])
        {
            others -= process != 0 && _ownProcesses.AsSpan().Contains(process) ? 1 : 0;
        }

        return others;
    }

    private double Fault(string what, NvmlResult result)
    {
        _faultCount++;
        LastFault = result == NvmlResult.Success ? what : $"{what}: {result.Describe()}";
        return double.NaN;
    }

    private Seconds Now() => Seconds.FromTimestamp(_clock.GetTimestamp(), _clock);
}
