using System.Collections.Immutable;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// Paired test of whether the margin of the correct answers shrank. It works on log-probability margins, so it detects a drift before an
/// answer flips. The margin of an example is ln p(right) - ln p(the best wrong one); of a regression it is minus the distance to the true
/// score.
/// </summary>
/// <param name="TypicalLead">Median absolute margin of the reference; a shift is a share of it. In nats; for a regression in units of its
/// score.</param>
/// <param name="Shift">Pseudo-median of the changes, candidate minus reference, as a share of the typical lead; NaN when an answer is
/// missing.</param>
/// <param name="Interval">Bounds of the shift, each one-sided at 95 %.</param>
/// <param name="WorseP">One-sided p of Wilcoxon's signed-rank test: small where margins fell.</param>
public readonly record struct MarginShift(double TypicalLead, double Shift, Interval Interval, double WorseP)
{
    // One-sided 95 % each.
    private const double Confidence = 0.9;

    /// <summary>Compares two sets of predictions of one task.</summary>
    /// <param name="reference">Predictions compared with.</param>
    /// <param name="candidate">Predictions of the candidate.</param>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    /// <exception cref="ArgumentException">They do not belong together.</exception>
    public static MarginShift Between(TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples)
    {
        PairedPredictions.Require(reference, candidate, examples);
        double[] before = Of(reference, examples), after = Of(candidate, examples);
        double[] shifts = [.. after.Zip(before, (now, then) => now - then)];
        if (shifts.Any(shift => !double.IsFinite(shift)))
        {
            return new(double.NaN, double.NaN, new(double.NaN, double.NaN), 0);
        }

        var typical = MedianOfSizes(before);
        if (shifts.All(shift => shift == 0))
        {
            return new(typical, 0, new(0, 0), 1);
        }

        var test = new WilcoxonTest(shifts);
        var interval = test.Interval(Confidence);

        // Four examples or fewer give no finite bound at this confidence; the extremes of the sample are used instead.
        double low = Math.Max(interval.Lower, shifts.Min()), high = Math.Min(interval.Upper, shifts.Max());
        return new(typical, test.Estimate / typical, new(low / typical, high / typical), test.LessP);
    }

    /// <summary>The margins of all examples; NaN for one without an answer.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    public static double[] Of(TaskPredictions predictions, ImmutableArray<LabelledExample> examples) =>
    [
        .. examples.Select(
            (example, i) =>
                predictions.Definition.IsRegression
                    ? -Math.Abs(predictions.Logits[i] - example.Score)
                    : LogitMargins.Of(predictions.LogitsOf(i), example.Label)),
    ];

    /// <summary>Where the loss of margin stands against a limit: proven within, proven beyond, or neither. A NaN is beyond.</summary>
    /// <param name="limit">Maximum tolerated loss, as a share of the typical lead.</param>
    public Outcome Against(double limit) =>
        double.IsNaN(Shift) || -Interval.Upper > limit ? Outcome.Fail
        : -Interval.Lower <= limit ? Outcome.Pass
        : Outcome.Inconclusive;

    private static double MedianOfSizes(double[] margins)
    {
        double[] sizes = [.. margins.Select(Math.Abs).Order()];
        return (sizes[sizes.Length / 2] + sizes[(sizes.Length - 1) / 2]) / 2;
    }
}
