using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Html;

/// <summary>Section with the verdict of the run and the cells behind it.</summary>
internal static class VerdictSection
{
    private const int MaxShown = 40;

    /// <summary>Writes the section.</summary>
    public static void Append(StringBuilder page, GateResult result)
    {
        var stopping = StoppingCells.Of(result);
        var (kind, meaning) = result.ExitCode switch
        {
            ExitCode.Pass => ("pass", "no gating cell fails or is open"),
            ExitCode.Fail => ("fail", "a gating cell is FAIL"),
            ExitCode.Open => ("open", "no gating cell is FAIL, but one is open"),
            _ => ("open", "interrupted: this is what was measured until then"),
        };
        var headline = ResultTables.Headline(result).Split(": ", 2);
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"verdict {kind}\">\n<strong>{HtmlText.Escape(headline[0])}</strong>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>Exit code {result.ExitCode}: {meaning}.</p>\n")
            .Append("<p class=\"soft\">").Append(HtmlText.Escape(headline[1]))
            .Append(". Cells that do not gate (experimental variants, times) decide nothing.</p>\n");
        AppendReasons(page, stopping);
        AppendReasons(page, StoppingCells.Waived(result));
        page.Append("</section>\n");
    }

    private static void AppendReasons(StringBuilder page, ImmutableArray<Cell> stopping)
    {
        if (stopping.IsEmpty)
        {
            return;
        }

        page.Append("<ul>\n");
        foreach (var cell in stopping.Take(MaxShown))
        {
            page.Append("<li><b class=\"").Append(HtmlCell.ClassOf(cell.Verdict)).Append("\">")
                .Append(CellNames.VerdictOf(cell)).Append("</b> ")
                .Append(HtmlText.Escape(CellNames.Of(cell))).Append(": ").Append(HtmlText.Escape(cell.Reason)).Append("</li>\n");
        }

        if (stopping.Length > MaxShown)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>... and {stopping.Length - MaxShown} more, in the table of all cells</li>\n");
        }

        page.Append("</ul>\n");
    }
}
