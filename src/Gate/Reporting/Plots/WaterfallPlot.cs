using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>
/// The causes of a variant's change of energy as SVG: dE = P dt + t dP + dP dt, in percent of the base's joules. Each bar begins where the
/// previous one ends; the limit is a line.
/// </summary>
internal static class WaterfallPlot
{
    private const double Width = 720;
    private const double Left = 190;
    private const double Right = Width - 20;
    private const double Top = 14;
    private const double BarHeight = 11;
    private const double BarGap = 3;
    private const double VariantGap = 18;
    private const double MinBarWidth = 0.6;

    /// <summary>Draws the waterfall; empty if nothing was measured.</summary>
    /// <param name="result">A comparison.</param>
    public static string Draw(GateResult result)
    {
        var falls = result.Comparisons
            .Select(cost => (cost.Variant, Steps: StepsOf(cost)))
            .Where(fall => fall.Steps.All(step => double.IsFinite(step.To)))
            .ToArray();
        if (falls.Length == 0)
        {
            return "";
        }

        var limits = result.Cells
            .Where(cell => cell.Check == CheckKind.Energy && falls.Any(fall => fall.Variant == cell.Variant))
            .Select(cell => (cell.Limit - 1) * 100)
            .OfType<double>()
            .Distinct()
            .ToArray();
        var axis = PlotAxis.Over([0, .. limits, .. falls.SelectMany(fall => fall.Steps).SelectMany(step => new[] { step.From, step.To })]);
        var rows = falls[0].Steps.Length * (BarHeight + BarGap);
        var bottom = Top + (falls.Length * (rows + VariantGap));
        var svg = new StringBuilder().AppendSvgOpening(
            "waterfall",
            Width,
            bottom + 44,
            "Causes of the difference in joules",
            string.Join("; ", falls.Select(fall => $"{fall.Variant}: {Description(fall.Steps)}")));
        foreach (var (value, text) in axis.Ticks())
        {
            svg.AppendSvgLine("grid", X(axis, value), Top, X(axis, value), bottom);
            svg.AppendSvgText(text, X(axis, value), bottom + 16, "middle");
        }

        svg.AppendSvgText("candidate - base, % of the base's joules", (Left + Right) / 2, bottom + 36, "middle");
        for (var i = 0; i < falls.Length; i++)
        {
            AppendFall(svg, falls[i].Variant, falls[i].Steps, axis, Top + (VariantGap / 2) + (i * (rows + VariantGap)));
        }

        foreach (var limit in limits)
        {
            svg.AppendSvgLine("limit", X(axis, limit), Top, X(axis, limit), bottom);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static ImmutableArray<(string Name, double From, double To)> StepsOf(ComparedCost cost)
    {
        var share = 100 / cost.BaseEnergyPerText.Value;
        var (time, power, both) = (cost.FromTime.Value * share, cost.FromPower.Value * share, cost.FromBoth.Value * share);
        var (second, total) = (time + power, time + power + both);
        return [("P dt", 0, time), ("t dP", time, second), ("dP dt", second, total), ("dE", 0, total)];
    }

    private static string Description(ImmutableArray<(string Name, double From, double To)> steps) =>
        string.Join(", ", steps.Select(step => $"{step.Name} {Percent(step.To - step.From)}"));

    private static void AppendFall(
        StringBuilder svg, string variant, ImmutableArray<(string Name, double From, double To)> steps, PlotAxis axis, double top)
    {
        svg.AppendSvgText(variant, Left - 56, top + (steps.Length * (BarHeight + BarGap) / 2) + 3, "end");
        for (var i = 0; i < steps.Length; i++)
        {
            var (name, from, to) = steps[i];
            var y = top + (i * (BarHeight + BarGap));
            var (start, width) = (X(axis, Math.Min(from, to)), Math.Max(Math.Abs(X(axis, to) - X(axis, from)), MinBarWidth));
            var kind = i == steps.Length - 1 ? "total" : to >= from ? "more" : "less";
            svg.AppendSvgText(name, Left - 8, y + BarHeight - 1, "end");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{start:F1}\" y=\"{y:F1}\" ")
                .Append(CultureInfo.InvariantCulture, $"width=\"{width:F1}\" height=\"{BarHeight:F1}\">")
                .Append(CultureInfo.InvariantCulture, $"<title>{name}: {Percent(to - from)}</title></rect>\n");
        }
    }

    private static string Percent(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %";

    private static double X(PlotAxis axis, double value) => Left + (axis.Share(value) * (Right - Left));
}
