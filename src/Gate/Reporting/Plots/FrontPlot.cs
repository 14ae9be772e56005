using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>The energy/accuracy front as SVG: left is cheaper, up is better.</summary>
internal static class FrontPlot
{
    private const double Width = 560;
    private const double Height = 400;
    private const double LetterWidth = 6.9;
    private const double LabelHeight = 15;

    private static readonly PlotBox Area = new(62, 14, 484, 330);

    /// <summary>Draws the front; empty for fewer than two points.</summary>
    /// <param name="points">One point per variant.</param>
    /// <param name="scoreName">Name of the mean score.</param>
    /// <param name="energyKind">Kind of the joules: measured, estimated or modelled.</param>
    public static string Draw(ImmutableArray<FrontPoint> points, string scoreName, string energyKind)
    {
        if (points.Length < 2)
        {
            return "";
        }

        var x = PlotAxis.Over([.. points.Select(point => point.EnergyRatio)]);
        var y = PlotAxis.Over([.. points.Select(point => point.Score * 100)]);
        var places = points
            .Select(point => (
                X: Area.Left + (x.Share(point.EnergyRatio) * Area.Width),
                Y: Area.Bottom - (y.Share(point.Score * 100) * Area.Height)))
            .ToArray();
        var svg = new StringBuilder()
            .AppendSvgOpening("front", Width, Height, "Energy and accuracy of each variant", Description(points, scoreName));
        AppendAxes(svg, x, y, $"joules per text / fp32 ({energyKind}); left is cheaper", $"{scoreName}, %");
        AppendFront(svg, points, places);
        AppendPoints(svg, points, places);
        return svg.Append("</svg>\n").ToString();
    }

    private static string Description(ImmutableArray<FrontPoint> points, string scoreName) => string.Join("; ", points.Select(point =>
        FormattableString.Invariant($"{point.Name}: {point.EnergyRatio:F3} of fp32's joules, {scoreName} {point.Score * 100:F2} %")
        + (point.IsOnFront ? ", on the front" : "")));

    private static void AppendAxes(StringBuilder svg, PlotAxis x, PlotAxis y, string below, string beside)
    {
        foreach (var (value, text) in x.Ticks())
        {
            var at = Area.Left + (x.Share(value) * Area.Width);
            svg.AppendSvgLine("grid", at, Area.Top, at, Area.Bottom);
            svg.AppendSvgText(text, at, Area.Bottom + 18, "middle");
        }

        foreach (var (value, text) in y.Ticks())
        {
            var at = Area.Bottom - (y.Share(value) * Area.Height);
            svg.AppendSvgLine("grid", Area.Left, at, Area.Right, at);
            svg.AppendSvgText(text, Area.Left - 8, at + 4, "end");
        }

        svg.AppendSvgText(below, Area.Left + (Area.Width / 2), Height - 12, "middle");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {Area.Top + (Area.Height / 2):F1}) rotate(-90)\" ")
            .Append(CultureInfo.InvariantCulture, $"text-anchor=\"middle\">{SvgMarks.Escape(beside)}</text>\n");
    }

    // Steps instead of a line: there is no variant between two points.
    private static void AppendFront(StringBuilder svg, ImmutableArray<FrontPoint> points, (double X, double Y)[] places)
    {
        var front = points.Zip(places).Where(pair => pair.First.IsOnFront)
            .Select(pair => pair.Second)
            .OrderBy(place => place.X)
            .ThenByDescending(place => place.Y)
            .ToArray();
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{front[0].X:F1} {Area.Bottom:F1}V{front[0].Y:F1}");
        foreach (var (placeX, placeY) in front.Skip(1))
        {
            path.Append(CultureInfo.InvariantCulture, $"H{placeX:F1}V{placeY:F1}");
        }

        path.Append(CultureInfo.InvariantCulture, $"H{Area.Right:F1}");
        svg.Append("<path class=\"stairs\" d=\"").Append(path).Append("\"/>\n");
    }

    private static void AppendPoints(StringBuilder svg, ImmutableArray<FrontPoint> points, (double X, double Y)[] places)
    {
        var labels = LabelPlacement.Place(places, [.. points.Select(point => point.Name.Length * LetterWidth)], LabelHeight, Area);
        foreach (var ((point, place), label) in points.Zip(places).Zip(labels))
        {
            var (nearX, nearY) = (Math.Clamp(place.X, label.Left, label.Right), Math.Clamp(place.Y, label.Top, label.Bottom));
            if (Math.Abs(nearX - place.X) + Math.Abs(nearY - place.Y) > 14)
            {
                svg.AppendSvgLine("lead", place.X, place.Y, nearX, nearY);
            }

            var kind = point.IsOnFront ? "on" : "off";
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{kind}\" cx=\"{place.X:F1}\" cy=\"{place.Y:F1}\" r=\"5\"/>\n");
            svg.AppendSvgText(point.Name, label.Left, label.Bottom - 4, "start");
        }
    }
}
