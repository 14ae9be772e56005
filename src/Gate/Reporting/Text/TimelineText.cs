using System.Globalization;
using System.Text;
using EnergyGate.Gate.Results.Timeline;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>The timeline as tab-separated values for other programs; unknown figures are empty.</summary>
internal static class TimelineText
{
    /// <summary>Writes the table, column names first.</summary>
    /// <param name="timeline">The timeline.</param>
    public static string Write(RunTimeline timeline)
    {
        var text = new StringBuilder("seconds\twatts\tcelsius\tmegahertz\tphase\n");
        var phases = timeline.Phases.Reverse().ToList();
        foreach (var reading in timeline.Readings)
        {
            var phase = phases.FirstOrDefault(mark => mark.Start < reading.Time)?.Name ?? "";
            string[] figures =
            [
                Number(reading.Time.Value),
                Number(reading.Power?.Value),
                Number(reading.Temperature?.Value),
                Number(reading.Clock?.Megahertz),
                phase,
            ];
            text.AppendJoin('\t', figures).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
