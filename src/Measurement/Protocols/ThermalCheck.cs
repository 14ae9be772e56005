using System.Globalization;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols;

/// <summary>Checks whether differences in start temperature explain the log-ratios (of rounds or units).</summary>
public static class ThermalCheck
{
    /// <summary>Maximum thermal shift of the ratio, as a share of the margin.</summary>
    public const double MaxShareOfMargin = 0.25;

    /// <summary>Reason that a ratio may be a temperature effect; null when it is not, or when the meter reports no temperature.</summary>
    /// <param name="logRatios">[n] ln(candidate / reference), one value per round or unit.</param>
    /// <param name="temperatureDifferences">
    /// [n] start temperature of the candidate's blocks minus that of the reference's (degrees Celsius); NaN where unknown.
    /// </param>
    /// <param name="maxShift">
    /// Maximum change of the mean after correcting for temperature, as a log-ratio (<see cref="CovariateAdjustment"/>).
    /// </param>
    public static string? ConfoundingReason(
        ReadOnlySpan<double> logRatios, ReadOnlySpan<double> temperatureDifferences, double maxShift)
    {
        var sum = 0.0;
        foreach (var degrees in temperatureDifferences)
        {
            sum += degrees;
        }

        if (temperatureDifferences.IsEmpty || double.IsNaN(sum))
        {
            return null;
        }

        var shift = CovariateAdjustment.Of(logRatios, temperatureDifferences).Shift;
        return shift <= maxShift
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"thermal: the candidate's blocks started {sum / temperatureDifferences.Length:+0.0;-0.0} °C relative to the reference's; ")
                + (double.IsNaN(shift)
                    ? "the difference is constant, so temperature and workload effects cannot be separated"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"correcting for that, the ratio moves by {shift * 100:F1} % (max. {maxShift * 100:F1} %)"));
    }
}
