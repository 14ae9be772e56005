using System.Text;
using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Section with power, temperature and clock over the run.</summary>
internal static class TimelineSection
{
    /// <summary>Writes the section; nothing if there is no timeline.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        var kind = result.Meter is { } meter ? CellNames.Of(meter.Kind) : "of unknown kind";
        var drawing = result.Timeline is { } timeline ? TimelinePlot.Draw(timeline, kind) : "";
        if (drawing.Length > 0)
        {
            page.Append("<h2 id=\"timeline\">Timeline</h2>\n")
                .Append("<p class=\"soft\">The figures are in <code>timeline.tsv</code> next to this page. ")
                .Append("A gap is a step without a valid reading.</p>\n")
                .Append("<div class=\"scroll\" tabindex=\"0\">\n").Append(drawing).Append("</div>\n");
        }
    }
}
