using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using static EnergyGate.Gate.Reporting.Text.FigureText;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Tables of the quality of answers beyond scores: calibration, margins, slices.</summary>
internal static class QualityTables
{
    // Maximum p-value of a slice that is marked as remarkable.
    private const double Remarkable = 0.01;

    /// <summary>Calibration and margins: one row per variant and task.</summary>
    public static TextTable Qualities(GateResult result) => new(
        "Calibration and margins: confidence of the answers, and lead of the right answer",
        ["variant", "task", "calibration error", "max in a bin", "mean confidence", "change of lead [interval]", "p of a decrease"],
        [.. result.Qualities.Select(quality => ImmutableArray.Create(
            quality.Variant,
            quality.Task,
            Percent(quality.CalibrationError),
            Percent(quality.GreatestCalibrationError),
            Percent(quality.MeanConfidence),
            quality.MarginShift is null
                ? "-"
                : $"{Percent(quality.MarginShift)} [{Percent(quality.MarginLow)}, {Percent(quality.MarginHigh)}]",
            quality.MarginP is null ? "-" : Figure(quality.MarginP)))]);

    /// <summary>Slices: one row per variant, task and slice.</summary>
    public static TextTable Slices(GateResult result) => new(
        "Slices: parts of the examples by length and label",
        ["variant", "task", "by", "part", "examples", "fp32", "variant's", "lost", "gained", "change of lead", "p of a difference"],
        [.. from quality in result.Qualities
            from slice in quality.Slices
            let isRegression = quality.CalibrationError is null && slice.Losses + slice.Gains == 0
            select ImmutableArray.Create(
                quality.Variant,
                quality.Task,
                slice.By,
                slice.Name,
                Count(slice.Examples),
                Quality(slice.Reference, isRegression),
                Quality(slice.Value, isRegression),
                Count(slice.Losses),
                Count(slice.Gains),
                Percent(slice.MarginShift),
                slice.P is null ? "-" : $"{Figure(slice.P)}{(slice.P <= Remarkable ? " (remarkable)" : "")}")]);

    private static string Quality(double value, bool isRegression) => isRegression ? $"{Figure(value)} off" : $"{Percent(value)} right";
}
