using System.Globalization;
using System.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Monitoring;

/// <summary>A run in Prometheus's text format 0.0.4: base units, a help and a type per name, counters that end in _total.</summary>
public static class PrometheusText
{
    /// <summary>The media type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The text.</summary>
    public static string Write(RunMetrics run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (cells, progress, meter, timeline) = run.Now();
        var text = new StringBuilder();
        Name(text, "energygate_progress_ratio", "gauge", "How far a part of the run is, 0 to 1.");
        foreach (var (work, share) in progress)
        {
            Line(text, "energygate_progress_ratio", share, ("work", work));
        }

        if (meter is not null && timeline is not null)
        {
            (string, string)[] labels = [("meter", meter.Name), ("kind", Word(meter.Kind)), ("domain", Word(meter.Domain))];
            Name(text, "energygate_energy_joules_total", "counter", "Energy since the start of the run, by its meter.");
            Line(text, "energygate_energy_joules_total", timeline.Energy.Value, labels);
            if (timeline.Latest is { } latest)
            {
                Gauge(text, "energygate_power_watts", "Mean power of the latest step.", latest.Power.Value, labels);
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

        AppendCells(text, "energygate_cell_value", "A cell's figure.", cells, cell => cell.Value);
        AppendCells(text, "energygate_cell_limit", "A cell's limit.", cells, cell => cell.Limit);
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

    // An unknown figure has no line, because 0 would be a figure.
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

    /// <summary>A value's name as labels have it: <c>NotMeasured</c> is <c>not_measured</c>.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, place) =>
            char.IsUpper(letter) && place > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
