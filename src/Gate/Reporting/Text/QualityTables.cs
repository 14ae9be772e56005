using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using static EnergyGate.Gate.Reporting.Text.FigureText;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>What scores do not say of answers: calibration, margins, slices.</summary>
public static class QualityTables
{
    // A slice is marked when at most one in a hundred would differ as much by chance.
    private const double Remarkable = 0.01;

    /// <summary>Calibration and margins: a row for each variant and task.</summary>
    public static TextTable Qualities(GateResult result) => new(
        "Calibration and margins: how sure the answers are, and how far the right ones lead",
        ["variant", "task", "calibration error", "greatest in a bin", "mean confidence", "lead changed by [interval]", "p of a fall"],
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

    /// <summary>Slices: a row for each part of each variant and task.</summary>
    public static TextTable Slices(GateResult result) => new(
        "Slices: parts of the examples by length and label",
        ["variant", "task", "by", "part", "examples", "fp32", "variant's", "lost", "gained", "lead changed by", "unlike the rest, p"],
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
