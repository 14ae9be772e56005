using System.Text;
using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Power, temperature and clock over the run.</summary>
internal static class TimelineSection
{
    /// <summary>Writes the section; nothing where there is no timeline.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        var kind = result.Meter is { } meter ? CellNames.Of(meter.Kind) : "of unknown kind";
        var drawing = result.Timeline is { } timeline ? TimelinePlot.Draw(timeline, kind) : "";
        if (drawing.Length > 0)
        {
            page.Append("<h2 id=\"timeline\">Timeline</h2>\n<p class=\"soft\">What the device did over the run; <code>timeline.tsv</code> ")
                .Append("beside this page has the figures. A gap is a step that the meter could not vouch for.</p>\n")
                .Append("<div class=\"scroll\" tabindex=\"0\">\n").Append(drawing).Append("</div>\n");
        }
    }
}
