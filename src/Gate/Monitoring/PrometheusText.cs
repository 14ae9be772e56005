using System.Globalization;
using System.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Monitoring;

/// <summary>A run in Prometheus's text format 0.0.4: base units, one help and one type line per name, counters end in _total.</summary>
internal static class PrometheusText
{
    /// <summary>The media type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The figures of a run as text.</summary>
    /// <param name="run">The run.</param>
    public static string Write(RunMetrics run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (cells, progress, meter, timeline) = run.Now();
        var text = new StringBuilder();
        Name(text, "energygate_progress_ratio", "gauge", "Progress of a part of the run, 0 to 1.");
        foreach (var (work, share) in progress)
        {
            Line(text, "energygate_progress_ratio", share, ("work", work));
        }

        if (meter is not null && timeline is not null)
        {
            (string, string)[] labels = [("meter", meter.Name), ("kind", Word(meter.Kind)), ("domain", Word(meter.Domain))];
            Name(text, "energygate_energy_joules_total", "counter", "Energy since the start of the run, as given by its meter.");
            Line(text, "energygate_energy_joules_total", timeline.Energy.Value, labels);
            if (timeline.Latest is { } latest)
            {
                Gauge(text, "energygate_power_watts", "Mean power of the latest step of the timeline.", latest.Power.Value, labels);
                Gauge(text, "energygate_temperature_celsius", "Temperature of the device.", latest.Temperature.Value, labels);
                Gauge(text, "energygate_clock_hertz", "Clock of the device.", latest.Clock.Value, labels);
            }

            Name(text, "energygate_metering_cpu_seconds_total", "counter", "CPU time of the metering itself.");
            Line(text, "energygate_metering_cpu_seconds_total", timeline.ToTimeline().OwnTime.Value, labels);
        }

        Name(text, "energygate_cells", "gauge", "Cells so far, by verdict.");
        foreach (var group in cells.GroupBy(cell => cell.Verdict).OrderBy(group => group.Key))
        {
            Line(text, "energygate_cells", group.Count(), ("verdict", Word(group.Key)));
        }

        AppendCells(text, "energygate_cell_value", "Figure of a cell.", cells, cell => cell.Value);
        AppendCells(text, "energygate_cell_limit", "Limit of a cell.", cells, cell => cell.Limit);
        return text.ToString();
    }

    private static void AppendCells(StringBuilder text, string name, string help, IEnumerable<Cell> cells, Func<Cell, double?> figure)
    {
        Name(text, name, "gauge", help);
        foreach (var cell in cells.Where(cell => figure(cell) is not null)
            .DistinctBy(cell => (cell.Variant, cell.Task, cell.Check, cell.Metric, cell.Batch)))
        {
            Line(
                text,
                name,
                figure(cell)!.Value,
                ("variant", cell.Variant),
                ("task", cell.Task ?? ""),
                ("check", Word(cell.Check)),
                ("metric", cell.Metric),
                ("batch", cell.Batch.ToString(CultureInfo.InvariantCulture)),
                ("kind", Word(cell.Kind)),
                ("verdict", Word(cell.Verdict)),
                ("gating", cell.Gating ? "true" : "false"));
        }
    }

    // An unknown figure has no line: 0 would look like a measurement.
    private static void Gauge(StringBuilder text, string name, string help, double value, (string, string)[] labels)
    {
        if (double.IsFinite(value))
        {
            Name(text, name, "gauge", help);
            Line(text, name, value, labels);
        }
    }

    private static void Name(StringBuilder text, string name, string type, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static void Line(StringBuilder text, string name, double value, params (string Name, string Value)[] labels) => text
        .Append(name)
        .Append('{').AppendJoin(',', labels.Select(label => $"{label.Name}=\"{Escaped(label.Value)}\"")).Append("} ")
        .Append(Number(value)).Append('\n');

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The name of a value in labels: <c>NotMeasured</c> becomes <c>not_measured</c>.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, place) =>
            char.IsUpper(letter) && place > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
