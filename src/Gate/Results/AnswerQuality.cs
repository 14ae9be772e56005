using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>
/// Quality of a variant's answers to a task beyond the scores: calibration, margins, and slices.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Examples">Number of examples of the task.</param>
/// <param name="CalibrationError">
/// Expected calibration error over 15 bins, a fraction; null for a regression or if an answer is missing.
/// </param>
/// <param name="GreatestCalibrationError">Maximum calibration error of a bin, a fraction; null as above.</param>
/// <param name="MeanConfidence">Mean probability of the given answers, 0 to 1; null as above.</param>
/// <param name="TypicalLead">Median absolute margin of the reference: nats, or units of the score for a regression.</param>
/// <param name="MarginShift">Typical change of the margin against the reference, as a share of its lead; null for the reference.</param>
/// <param name="MarginLow">One-sided 95 % lower bound of the shift.</param>
/// <param name="MarginHigh">One-sided 95 % upper bound of the shift.</param>
/// <param name="MarginP">One-sided p-value of a decrease of the margins (Wilcoxon signed-rank test).</param>
/// <param name="Slices">Slices of the examples; empty for the reference.</param>
internal sealed record AnswerQuality(
    string Variant,
    string Task,
    int Examples,
    double? CalibrationError,
    double? GreatestCalibrationError,
    double? MeanConfidence,
    double? TypicalLead,
    double? MarginShift,
    double? MarginLow,
    double? MarginHigh,
    double? MarginP,
    ImmutableArray<AnswerSlice> Slices) : ICheckResult;
