using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Timelines;

/// <summary>
/// Records a timeline of a run on a thread of its own. Its memory is taken at the start: when it is full, neighbours are put together and the steps become twice as
/// long. Recording allocates nothing. Safe to use from several threads.
/// </summary>
public sealed class TimelineRecorder : IDisposable
{
    /// <summary>The most points of a timeline.</summary>
    public const int Capacity = 1024;

    private static readonly Seconds ShortestStep = Seconds.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly IEnergyMeter _meter;
    private readonly ProcessorConditions? _conditions;
    private readonly TimelinePoint[] _points = new TimelinePoint[Capacity];
    private readonly List<TimelinePhase> _phases = [];
    private readonly MeterReading _first;
    private readonly PollingThread? _thread;
    private readonly Seconds _pollingBefore;
    private MeterReading _last;
    private int _count;
    private int _readingsPerPoint = 1;
    private int _readings;

    internal TimelineRecorder(IEnergyMeter meter, ProcessorConditions? conditions, bool startsThread)
    {
        _meter = meter;
        _conditions = conditions;
        _pollingBefore = PollingTime;
        _first = _last = meter.Read();
        _thread = startsThread ? new("energygate timeline", StepOf(meter), Record) : null;
    }

    /// <summary>Starts recording.</summary>
    /// <param name="meter">The meter; it stays the caller's, and has to outlive the recorder.</param>
    public static TimelineRecorder Start(IEnergyMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new(meter, meter.Domain == MeterDomain.GraphicsBoard ? null : ProcessorConditions.Find("/sys"), startsThread: true);
    }

    /// <summary>Energy since the start, as the latest reading shows it.</summary>
    public Joules Energy
    {
        get
        {
            lock (_lock)
            {
                return _last.Energy - _first.Energy;
            }
        }
    }

    /// <summary>The latest point; null before there is one.</summary>
    public TimelinePoint? Latest
    {
        get
        {
            lock (_lock)
            {
                return _count > 0 ? _points[_count - 1] : null;
            }
        }
    }

    /// <summary>How long a step is at first: twice the meter's tick or more, so that most steps see it move.</summary>
    /// <param name="meter">The meter.</param>
    public static Seconds StepOf(IEnergyMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new(Math.Max(ShortestStep.Value, meter.Resolution.Interval.Value * 2.5));
    }

    /// <summary>From now on the run does something else.</summary>
    /// <param name="phase">What it does.</param>
    public void Mark(string phase)
    {
        var now = _meter.Read().Time;
        lock (_lock)
        {
            _phases.Add(new(phase, now - _first.Time));
        }
    }

    /// <summary>What was recorded so far.</summary>
    public Timeline ToTimeline()
    {
        lock (_lock)
        {
            return new([.. _points.AsSpan(0, _count)], [.. _phases], _last.Time - _first.Time, (_thread?.ProcessorTime ?? default) + PollingTime - _pollingBefore);
        }
    }

    /// <summary>Ends the recording; what was recorded can still be had.</summary>
    public void Dispose() => _thread?.Dispose();

    /// <summary>Reads the meter once.</summary>
    internal void Record()
    {
        lock (_lock)
        {
            if (++_readings < _readingsPerPoint)
            {
                return;
            }

            _readings = 0;
            var now = _meter.Read();
            var conditions = _meter.ConditionsBetween(_last, now) ?? _conditions?.Read() ?? new(new(double.NaN), new(double.NaN));
            var power = conditions.MeanPower ?? MeanPower(_meter.Between(_last, now));
            _last = now;
            if (_count == Capacity)
            {
                Halve();
            }

            _points[_count++] = new(now.Time - _first.Time, power, conditions.StartTemperature, conditions.MeanClock);
        }
    }

    private static Watts MeanPower(EnergySample sample) => sample.IsVoid ? new(double.NaN) : sample.Energy / sample.Time;

    private Seconds PollingTime => (_meter as IPollingMeter)?.PollingTime ?? default;

    private void Halve()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            var (left, right) = (_points[2 * i], _points[2 * i + 1]);
            _points[i] = new(
                right.Time,
                new(Mean(left.Power.Value, right.Power.Value)),
                new(Mean(left.Temperature.Value, right.Temperature.Value)),
                new(Mean(left.Clock.Value, right.Clock.Value)));
        }

        _count = Capacity / 2;
        _readingsPerPoint *= 2;
    }

    private static double Mean(double left, double right) => double.IsNaN(left) ? right : double.IsNaN(right) ? left : (left + right) / 2;
}
