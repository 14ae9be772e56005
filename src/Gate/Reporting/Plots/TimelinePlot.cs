using System.Globalization;
using System.Text;
using EnergyGate.Gate.Results.Timeline;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>The timeline of a run as SVG: one panel per figure of the device, over a common time axis.</summary>
internal static class TimelinePlot
{
    private const double Width = 720;
    private const double PanelHeight = 120;
    private const double PanelGap = 34;
    private const double Left = 62;
    private const double Right = Width - 14;
    private const double Top = 24;

    /// <summary>Draws the timeline; empty for fewer than two readings of power.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="kind">Kind of the watts: measured, estimated or modelled.</param>
    public static string Draw(RunTimeline timeline, string kind)
    {
        if (timeline.Readings.Count(reading => reading.Power is not null) < 2)
        {
            return "";
        }

        var panels = new (string Title, string Unit, Func<TimelineReading, double?> Figure)[]
        {
            ($"power, W ({kind})", "W", reading => reading.Power?.Value),
            ("temperature, °C (measured)", "°C", reading => reading.Temperature?.Value),
            ("clock, MHz (measured)", "MHz", reading => reading.Clock?.Megahertz),
        }.Where(panel => timeline.Readings.Count(reading => panel.Figure(reading) is not null) >= 2).ToArray();
        var height = Top + (panels.Length * (PanelHeight + PanelGap)) + 16;
        var title = $"{string.Join(", ", panels.Select(panel => panel.Title))} over the run";
        var svg = new StringBuilder().AppendSvgOpening("timeline", Width, height, title, Description(timeline, panels));
        var time = PlotAxis.Over([0, timeline.Readings[^1].Time.Value]) with { Low = 0 };
        for (var i = 0; i < panels.Length; i++)
        {
            var top = Top + (i * (PanelHeight + PanelGap));
            AppendPanel(svg, timeline, panels[i].Title, panels[i].Figure, time, top, isLast: i == panels.Length - 1);
        }

        AppendPhases(svg, timeline, time, Top + (panels.Length * (PanelHeight + PanelGap)) - PanelGap);
        return svg.Append("</svg>\n").ToString();
    }

    private static string Description(RunTimeline timeline, (string Title, string Unit, Func<TimelineReading, double?> Figure)[] panels) =>
        string.Join("; ", panels.Select(panel =>
        {
            var (figures, unit) = (timeline.Readings.Select(panel.Figure).OfType<double>().ToList(), panel.Unit);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{panel.Title}: from {figures.Min():G4} to {figures.Max():G4} {unit}, mean {figures.Average():G4} {unit}");
        }));

    private static void AppendPanel(
        StringBuilder svg,
        RunTimeline timeline,
        string title,
        Func<TimelineReading, double?> figure,
        PlotAxis time,
        double top,
        bool isLast)
    {
        var axis = PlotAxis.Over([.. timeline.Readings.Select(figure).OfType<double>()]);
        var bottom = top + PanelHeight;
        foreach (var (value, text) in axis.Ticks())
        {
            var at = bottom - (axis.Share(value) * PanelHeight);
            svg.AppendSvgLine("grid", Left, at, Right, at);
            svg.AppendSvgText(text, Left - 8, at + 4, "end");
        }

        svg.AppendSvgText(title, Left, top - 8, "start");
        foreach (var (value, text) in time.Ticks())
        {
            var at = X(time, value);
            svg.AppendSvgLine("grid", at, top, at, bottom);
            if (isLast)
            {
                svg.AppendSvgText(text, at, bottom + 18, "middle");
            }
        }

        if (isLast)
        {
            svg.AppendSvgText("seconds from the start of the run", (Left + Right) / 2, bottom + 36, "middle");
        }

        svg.Append("<path class=\"trace\" d=\"");
        var isOpen = false;
        foreach (var reading in timeline.Readings)
        {
            if (figure(reading) is { } value)
            {
                var (x, y) = (X(time, reading.Time.Value), bottom - (axis.Share(value) * PanelHeight));
                svg.Append(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{x:F1} {y:F1}");
                isOpen = true;
            }
            else
            {
                isOpen = false; // an unknown figure leaves a gap
            }
        }

        svg.Append("\"/>\n");
    }

    private static void AppendPhases(StringBuilder svg, RunTimeline timeline, PlotAxis time, double bottom)
    {
        foreach (var phase in timeline.Phases)
        {
            var at = X(time, phase.Start.Value);
            svg.AppendSvgLine("phase", at, Top, at, bottom);
            svg.AppendSvgText(phase.Name, at + 3, Top + 11, "start");
        }
    }

    private static double X(PlotAxis time, double seconds) => Left + (time.Share(seconds) * (Right - Left));
}
