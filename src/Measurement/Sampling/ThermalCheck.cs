using EnergyGate.Measurement.Metering;
using EnergyGate.Measurement.Statistics;

namespace EnergyGate.Measurement.Sampling;

/// <summary>Holds the log-ratios of rounds against how much warmer the candidate's blocks started: where that moves the ratio, warmth may be all that is seen.</summary>
internal static class ThermalCheck
{
    /// <summary>Why a ratio may be one of temperatures; null when it is not, or when the meter tells no temperature.</summary>
    public static string? WhyConfounded(SampleSeries candidate, SampleSeries reference, int[] kept, double[] logRatios, double largestShift)
    {
        var differences = new double[kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            differences[i] = Start(candidate, kept[i]) - Start(reference, kept[i]);
        }

        if (differences.Length == 0 || differences.Any(double.IsNaN))
        {
            return null;
        }

        var adjustment = CovariateAdjustment.Of(logRatios, differences);
        return adjustment.Shift <= largestShift
            ? null
            : $"thermal: the candidate's blocks started {differences.Average():+0.0;-0.0} °C beside the reference's, and with that taken out the ratio moves by {adjustment.Shift * 100:F1} % (at most {largestShift * 100:F1} % may be)";
    }

    private static double Start(SampleSeries series, int round) =>
        (Start(series.Blocks[2 * round].Conditions) + Start(series.Blocks[2 * round + 1].Conditions)) / 2;

    private static double Start(WindowConditions? conditions) => conditions?.StartTemperature.Value ?? double.NaN;
}
