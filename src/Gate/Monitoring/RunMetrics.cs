using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Timelines;

namespace EnergyGate.Gate.Monitoring;

/// <summary>Cells, progress and meter of a run while it runs. Thread-safe.</summary>
/// <param name="inner">Progress sink that receives all progress as well.</param>
internal sealed class RunMetrics(IWorkProgress inner) : IWorkProgress
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

    /// <summary>Sets the cells so far.</summary>
    public void Show(IEnumerable<Cell> soFar)
    {
        ImmutableArray<Cell> copy = [.. soFar];
        lock (gate)
        {
            cells = copy;
        }
    }

    /// <summary>Sets the meter and its timeline. Figures are served from the timeline, without reading the meter.</summary>
    public void Watch(IEnergyMeter runMeter, TimelineRecorder recorder)
    {
        lock (gate)
        {
            (meter, timeline) = (MeterDescription.Of(runMeter), recorder);
        }
    }

    /// <summary>All figures at one moment.</summary>
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
