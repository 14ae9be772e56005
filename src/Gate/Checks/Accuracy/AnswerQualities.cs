using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>Calibration, margins and slices of a variant's answers, for the report.</summary>
internal static class AnswerQualities
{
    /// <summary>The quality of a variant's answers.</summary>
    /// <param name="variant">The variant's name.</param>
    /// <param name="task">The task.</param>
    /// <param name="inputs">Its examples.</param>
    /// <param name="reference">The reference's answers.</param>
    /// <param name="candidate">The variant's answers; the reference itself gets no shift and no slices.</param>
    public static AnswerQuality Of(string variant, GlueTask task, TaskInputs inputs, TaskPredictions reference, TaskPredictions candidate)
    {
        var calibration = Calibration(task, inputs, candidate);
        var isReference = variant == VariantCatalog.Reference.Name;
        var shift = MarginShift.Between(reference, candidate, inputs.Examples);
        return new(
            variant,
            task.Name,
            candidate.Count,
            Finding.Finite(calibration?.Expected),
            Finding.Finite(calibration?.Max),
            Finding.Finite(calibration?.MeanConfidence),
            Finding.Finite(shift.TypicalLead),
            isReference ? null : Finding.Finite(shift.Shift),
            isReference ? null : Finding.Finite(shift.Interval.Lower),
            isReference ? null : Finding.Finite(shift.Interval.Upper),
            isReference || double.IsNaN(shift.Shift) ? null : shift.WorseP,
            isReference ? [] : AnswerSlices.Of(task, inputs, reference, candidate));
    }

    private static CalibrationError? Calibration(GlueTask task, TaskInputs inputs, TaskPredictions predictions)
    {
        if (task.IsRegression)
        {
            return null;
        }

        double[] confidences = [.. Enumerable.Range(0, predictions.Count).Select(i => LogitMargins.Confidence(predictions.LogitsOf(i)))];
        bool[] isRight = [.. inputs.Examples.Select((example, i) => predictions.ClassOf(i) == example.Label)];
        return CalibrationError.Of(confidences, isRight);
    }
}
