using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>
/// What scores do not say of a variant's answers to a task: how sure they are, how far the right ones lead, and where they changed.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Examples">Examples of the task.</param>
/// <param name="CalibrationError">
/// Expected calibration error, 15 bins, a fraction; null for a regression or where an answer is missing.
/// </param>
/// <param name="GreatestCalibrationError">The greatest distance in one bin.</param>
/// <param name="MeanConfidence">Mean probability of the answers given.</param>
/// <param name="TypicalLead">Median size of the reference's margins: nats, or the score of a regression.</param>
/// <param name="MarginShift">Typical change of the margin beside the reference, as a share of that; null for the reference itself.</param>
/// <param name="MarginLow">One-sided 95 % lower bound of the shift.</param>
/// <param name="MarginHigh">One-sided 95 % upper bound of the shift.</param>
/// <param name="MarginP">One-sided p of a fall of the margins (Wilcoxon's signed-rank test).</param>
/// <param name="Slices">Parts of the examples; none for the reference.</param>
public sealed record AnswerQuality(
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
