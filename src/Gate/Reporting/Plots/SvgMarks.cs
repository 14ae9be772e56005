using System.Globalization;
using System.Net;
using System.Text;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>Writes SVG elements. Numbers have one decimal, texts are escaped.</summary>
internal static class SvgMarks
{
    /// <summary>Opens a drawing, with title and description for screen readers. The caller closes it.</summary>
    public static StringBuilder AppendSvgOpening(
        this StringBuilder svg, string kind, double width, double height, string title, string description) => svg
        .Append(CultureInfo.InvariantCulture, $"<svg class=\"{kind}\" viewBox=\"0 0 {width:F0} {height:F0}\" role=\"img\" ")
        .Append(CultureInfo.InvariantCulture, $"aria-labelledby=\"{kind}-title {kind}-text\">\n")
        .Append(CultureInfo.InvariantCulture, $"<title id=\"{kind}-title\">{Escape(title)}</title>\n")
        .Append(CultureInfo.InvariantCulture, $"<desc id=\"{kind}-text\">{Escape(description)}</desc>\n");

    /// <summary>Appends a line; <paramref name="kind"/> is its CSS class.</summary>
    public static void AppendSvgLine(this StringBuilder svg, string kind, double fromX, double fromY, double toX, double toY) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{kind}\" x1=\"{fromX:F1}\" y1=\"{fromY:F1}\" ")
            .Append(CultureInfo.InvariantCulture, $"x2=\"{toX:F1}\" y2=\"{toY:F1}\"/>\n");

    /// <summary>Appends a text; <paramref name="anchor"/> is start, middle or end.</summary>
    public static void AppendSvgText(this StringBuilder svg, string text, double x, double y, string anchor) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n");

    /// <summary>Escapes a text for HTML.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
