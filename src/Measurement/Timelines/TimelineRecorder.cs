using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Timelines;

/// <summary>
/// Records a timeline of a run on its own thread. Memory is allocated at the start; when it is full, adjacent points are merged and the
/// step doubles. Recording allocates nothing. Thread-safe.
/// </summary>
public sealed class TimelineRecorder : IDisposable
{
    /// <summary>Maximum number of points.</summary>
    public const int Capacity = 1024;

    private static readonly Seconds ShortestStep = Seconds.FromMilliseconds(200);

    private readonly Lock sync = new();
    private readonly IEnergyMeter meter;
    private readonly ProcessorConditions? conditions;
    private readonly TimelinePoint[] points = new TimelinePoint[Capacity];
    private readonly List<TimelinePhase> phases = [];
    private readonly MeterReading first;
    private readonly PollingThread? thread;
    private readonly Seconds pollingBefore;
    private MeterReading last;
    private int count;
    private int readingsPerPoint = 1;
    private int readings;

    internal TimelineRecorder(IEnergyMeter meter, ProcessorConditions? conditions, bool startsThread)
    {
        this.meter = meter;
        this.conditions = conditions;
        pollingBefore = PollingTime;
        first = last = meter.Read();
        thread = startsThread ? new("energygate timeline", StepOf(meter), Record) : null;
    }

    /// <summary>Starts recording.</summary>
    /// <param name="meter">The meter. Not disposed; must outlive the recorder.</param>
    public static TimelineRecorder Start(IEnergyMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new(meter, meter.Domain == MeterDomain.GraphicsBoard ? null : ProcessorConditions.Find("/sys"), startsThread: true);
    }

    /// <summary>Energy since the start, as of the latest reading.</summary>
    public Joules Energy
    {
        get
        {
            lock (sync)
            {
                return last.Energy - first.Energy;
            }
        }
    }

    /// <summary>The latest point; null before the first.</summary>
    public TimelinePoint? Latest
    {
        get
        {
            lock (sync)
            {
                return count > 0 ? points[count - 1] : null;
            }
        }
    }

    /// <summary>Initial step length: at least twice the meter's tick, so that its value changes in most steps.</summary>
    /// <param name="meter">The meter.</param>
    public static Seconds StepOf(IEnergyMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new(Math.Max(ShortestStep.Value, meter.Resolution.Interval.Value * 2.5));
    }

    /// <summary>Starts a new phase.</summary>
    /// <param name="phase">Name of the phase.</param>
    public void Mark(string phase)
    {
        var now = meter.Read().Time;
        lock (sync)
        {
            phases.Add(new(phase, now - first.Time));
        }
    }

    /// <summary>A copy of the recording so far.</summary>
    public Timeline ToTimeline()
    {
        lock (sync)
        {
            return new(
                [.. points.AsSpan(0, count)],
                [.. phases],
                last.Time - first.Time,
                (thread?.ProcessorTime ?? default) + PollingTime - pollingBefore);
        }
    }

    /// <summary>Stops recording; the recording stays available.</summary>
    public void Dispose() => thread?.Dispose();

    /// <summary>Reads the meter once.</summary>
    internal void Record()
    {
        lock (sync)
        {
            if (++readings < readingsPerPoint)
            {
                return;
            }

            readings = 0;
            var now = meter.Read();
            var conditions = meter.ConditionsBetween(last, now) ?? this.conditions?.Read() ?? new(new(double.NaN), new(double.NaN));
            var power = conditions.MeanPower ?? MeanPower(meter.Between(last, now));
            last = now;
            if (count == Capacity)
            {
                Halve();
            }

            points[count++] = new(now.Time - first.Time, power, conditions.StartTemperature, conditions.MeanClock);
        }
    }

    private static Watts MeanPower(MeasurementWindow window) => window.IsVoid ? new(double.NaN) : window.Power;

    private Seconds PollingTime => (meter as IPollingMeter)?.PollingTime ?? default;

    private void Halve()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            var (left, right) = (points[2 * i], points[2 * i + 1]);
            points[i] = new(
                right.Time,
                new(Mean(left.Power.Value, right.Power.Value)),
                new(Mean(left.Temperature.Value, right.Temperature.Value)),
                new(Mean(left.Clock.Value, right.Clock.Value)));
        }

        count = Capacity / 2;
        readingsPerPoint *= 2;
    }

    private static double Mean(double left, double right) => double.IsNaN(left) ? right : double.IsNaN(right) ? left : (left + right) / 2;
}
