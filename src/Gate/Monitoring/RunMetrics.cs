using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Timelines;

namespace EnergyGate.Gate.Monitoring;

/// <summary>The figures of a run during the run: cells, progress, meter. Safe to read while the run writes.</summary>
/// <param name="inner">Receives all progress too.</param>
public sealed class RunMetrics(IWorkProgress inner) : IWorkProgress
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, double> progress = new(StringComparer.Ordinal);
    private ImmutableArray<Cell> cells = [];
    private MeterDescription? meter;
    private TimelineRecorder? timeline;

    /// <inheritdoc/>
    public void Report(string work, double done, double total)
    {
        lock (gate)
        {
            progress[work] = total > 0 ? Math.Clamp(done / total, 0, 1) : 0;
        }

        inner.Report(work, done, total);
    }

    /// <summary>Shows the cells so far.</summary>
    public void Show(IEnumerable<Cell> soFar)
    {
        ImmutableArray<Cell> copy = [.. soFar];
        lock (gate)
        {
            cells = copy;
        }
    }

    /// <summary>Shows a meter's figures from now on, from its timeline: serving them costs no reading of the meter.</summary>
    public void Watch(IEnergyMeter runMeter, TimelineRecorder recorder)
    {
        lock (gate)
        {
            (meter, timeline) = (MeterDescription.Of(runMeter), recorder);
        }
    }

    /// <summary>Everything at one moment.</summary>
    internal (
        ImmutableArray<Cell> Cells,
        ImmutableArray<KeyValuePair<string, double>> Progress,
        MeterDescription? Meter,
        TimelineRecorder? Timeline) Now()
    {
        lock (gate)
        {
            return (cells, [.. progress], meter, timeline);
        }
    }
}
