using System.Collections.Immutable;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Corrections;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// Non-inferiority test: is a candidate's loss proven to be within a tolerance, proven to be beyond it, or neither? Accuracy uses Tango's
/// score interval, the other metrics the paired bootstrap; bounds are one-sided 95 %. The absence of a significant difference is not a
/// pass.
/// </summary>
public static class NonInferiority
{
    /// <summary>Level of each bound alone.</summary>
    public const double Level = 0.95;

    /// <summary>
    /// Draws of the bootstrap. Its minimum p, 1 / 20,001, stays significant after Holm's correction for 200 cells at 1 %.
    /// </summary>
    public const int DefaultDraws = 20_000;

    /// <summary>Compares predictions on the same examples, one comparison for each metric of the task.</summary>
    /// <param name="task">The task of both.</param>
    /// <param name="reference">Predictions compared with.</param>
    /// <param name="candidate">Predictions of the candidate.</param>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    /// <param name="tolerance">Maximum tolerated loss, a fraction from 0 to 1.</param>
    /// <param name="seed">Seed of the bootstrap: equal seeds give equal results.</param>
    /// <param name="draws">Resamples of the bootstrap, at least <see cref="PairedBootstrap.MinDraws"/>.</param>
    /// <exception cref="ArgumentException">Task, predictions and examples do not belong together, or the tolerance is no
    /// fraction.</exception>
    /// <remarks>
    /// Identical answers (every class, or every score) pass with the interval [0, 0], because on this set both compute the same function. A
    /// candidate with an unanswered example (NaN) or an undefined score fails. An undefined reference is inconclusive.
    /// </remarks>
    public static ImmutableArray<MetricComparison> Compare(
        GlueTask task, TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples,
        double tolerance, ulong seed, int draws = DefaultDraws)
    {
        ArgumentNullException.ThrowIfNull(task);
        PairedPredictions.Require(reference, candidate, examples);
        if (task.Name != reference.Task || !(tolerance >= 0 && tolerance <= 1))
        {
            throw new ArgumentException(
                $"predictions of {reference.Task} compared as {task.Name} with tolerance {tolerance}: "
                + "the same task and a tolerance from 0 to 1 are needed");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(draws, PairedBootstrap.MinDraws);
        var pair = new PairedComparison(reference, candidate, examples, tolerance, seed, draws);
        return [.. task.Metrics.Select(pair.Compare)];
    }

    /// <summary>
    /// Multiple-comparison correction that bounds the false-positive rate of a whole run. A failure stays only where Holm's adjusted p is
    /// at most <paramref name="familyError"/>; the others become inconclusive. Passes need no correction, because a run passes only when
    /// all of them do.
    /// </summary>
    /// <param name="comparisons">Every comparison of the run, in any order.</param>
    /// <param name="familyError">Chance of any false rejection in the run.</param>
    /// <returns>The comparisons in the same order.</returns>
    public static ImmutableArray<MetricComparison> CorrectForFamily(ImmutableArray<MetricComparison> comparisons, double familyError = 0.01)
    {
        var adjusted = HolmCorrection.Adjust([.. comparisons.Select(comparison => comparison.WorseP)]);
        return
        [
            .. comparisons.Select(
                (comparison, i) =>
                    comparison.Outcome != Outcome.Fail || adjusted[i] <= familyError
                        ? comparison
                        : comparison with
                        {
                            Outcome = Outcome.Inconclusive,
                            Reason =
                                $"{comparison.Reason} Not proven among {comparisons.Length} comparisons: "
                                + $"Holm p {adjusted[i]:0.####}, {familyError} is needed.",
                        }),
        ];
    }
}
