using System.Globalization;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols;

/// <summary>
/// Holds log-ratios (of rounds, of units) against how much warmer the candidate's blocks started: where that moves the ratio, warmth may be
/// all that is seen.
/// </summary>
public static class ThermalCheck
{
    /// <summary>The share of the margin by which warmth may move a ratio that is believed.</summary>
    public const double MaxShareOfMargin = 0.25;

    /// <summary>Why a ratio may be one of temperatures; null when it is not, or when the meter tells no temperature.</summary>
    /// <param name="logRatios">ln(candidate / reference), one figure a round or a unit.</param>
    /// <param name="warmth">
    /// As many: by how many degrees Celsius the candidate's blocks started warmer than the reference's; NaN where nobody knows.
    /// </param>
    /// <param name="largestShift">
    /// The most by which the mean may move when the warmth is taken out (<see cref="CovariateAdjustment"/>).
    /// </param>
    public static string? ConfoundingReason(ReadOnlySpan<double> logRatios, ReadOnlySpan<double> warmth, double largestShift)
    {
        var sum = 0.0;
        foreach (var degrees in warmth)
        {
            sum += degrees;
        }

        if (warmth.IsEmpty || double.IsNaN(sum))
        {
            return null;
        }

        var shift = CovariateAdjustment.Of(logRatios, warmth).Shift;
        return shift <= largestShift
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"thermal: the candidate's blocks started {sum / warmth.Length:+0.0;-0.0} °C beside the reference's, and ")
                + (double.IsNaN(shift)
                    ? "always did, so that nothing tells warmth from work"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"with that taken out the ratio moves by {shift * 100:F1} % (at most {largestShift * 100:F1} % may be)"));
    }
}
