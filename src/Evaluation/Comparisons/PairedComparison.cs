using System.Collections.Immutable;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Distributions;
using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>Compares one candidate with its reference on the same examples, metric by metric; see <see cref="NonInferiority"/>.</summary>
internal sealed class PairedComparison
{
    private readonly TaskPredictions reference;
    private readonly TaskPredictions candidate;
    private readonly ImmutableArray<LabelledExample> examples;
    private readonly double tolerance;
    private readonly ulong seed;
    private readonly int draws;
    private readonly PredictionFlips flips;
    private readonly double? mcNemarP;
    private readonly TaskScore referenceScore;
    private readonly TaskScore candidateScore;

    public PairedComparison(
        TaskPredictions reference, TaskPredictions candidate, ImmutableArray<LabelledExample> examples, double tolerance, ulong seed,
        int draws)
    {
        this.reference = reference;
        this.candidate = candidate;
        this.examples = examples;
        this.tolerance = tolerance;
        this.seed = seed;
        this.draws = draws;
        flips = PredictionFlips.Between(reference, candidate, examples);
        mcNemarP = reference.Definition.IsRegression ? null : McNemarTest.Of(flips.Losses.Length, flips.Gains.Length).P;
        referenceScore = reference.ScoreOn(examples);
        candidateScore = candidate.ScoreOn(examples);
    }

    public MetricComparison Compare(GlueMetric metric)
    {
        double value = Of(candidateScore, metric), before = Of(referenceScore, metric);
        if (double.IsNaN(before))
        {
            var reason = $"The reference's {metric.Name()} is undefined{UndefinedReason(reference)}.";
            return Undecided(metric, value, before, Outcome.Inconclusive, reason, 1);
        }

        if (double.IsNaN(value))
        {
            var reason = $"The candidate's {metric.Name()} is undefined{UndefinedReason(candidate)}.";
            return Undecided(metric, value, before, Outcome.Fail, reason, 0);
        }

        if (flips.Changed.IsEmpty)
        {
            return new MetricComparison(
                metric, value, before, new(0, 0), tolerance, Outcome.Pass, "Identical answers on every example.", mcNemarP, 1);
        }

        var (interval, worse) = metric == GlueMetric.Accuracy ? ByTango() : ByBootstrap(metric);
        var outcome = Place(interval, tolerance);
        var sentence =
            $"The loss of {metric.Name()} is {before - value:0.0000}, bounds {-interval.Upper:0.0000} to {-interval.Lower:0.0000}: "
            + $"{Words(outcome)} the tolerance {tolerance:0.####}.";
        return new MetricComparison(metric, value, before, interval, tolerance, outcome, sentence, mcNemarP, worse);
    }

    private static Outcome Place(Interval interval, double tolerance) =>
        -interval.Upper > tolerance ? Outcome.Fail
        : -interval.Lower <= tolerance ? Outcome.Pass
        : Outcome.Inconclusive;

    private (Interval Interval, double Worse) ByTango()
    {
        int losses = flips.Losses.Length, gains = flips.Gains.Length;
        var worse = NormalDistribution.UpperTail(-TangoInterval.Statistic(losses, gains, examples.Length, -tolerance));
        return (TangoInterval.Of(losses, gains, examples.Length, NonInferiority.Level), worse);
    }

    private (Interval Interval, double Worse) ByBootstrap(GlueMetric metric)
    {
        var distribution = PairedBootstrap.Run(metric, reference, candidate, examples, draws, seed);
        return (distribution.Interval(NonInferiority.Level), distribution.UpperP(-tolerance));
    }

    private MetricComparison Undecided(GlueMetric metric, double value, double before, Outcome outcome, string reason, double worse) =>
        new(metric, value, before, new(double.NaN, double.NaN), tolerance, outcome, reason, mcNemarP, worse);

    private string UndefinedReason(TaskPredictions predictions)
    {
        var unanswered = predictions.FirstUnanswered();
        return unanswered < 0
            ? ": all answers, or all true scores, are equal"
            : $": the example of line {examples[unanswered].Line} has no finite answer";
    }

    private static double Of(TaskScore score, GlueMetric metric) => score.Scores.First(one => one.Metric == metric).Value;

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "proven within",
        Outcome.Fail => "proven beyond",
        _ => "neither within nor beyond",
    };
}
