using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>How a candidate's score stands against the reference's on the same examples. Scores and differences are fractions.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">The candidate's score; NaN where undefined.</param>
/// <param name="Reference">The reference's score; NaN where undefined.</param>
/// <param name="Interval">Bounds of candidate minus reference, each one-sided at 95 %; NaN where there are none.</param>
/// <param name="Limit">Maximum tolerated loss, at least 0.</param>
/// <param name="Outcome">Where the loss stands against the limit.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="McNemarP">Exact McNemar p of the answers; null for a regression.</param>
/// <param name="WorseP">One-sided p of the hypothesis that the loss is within the limit: small where the candidate is worse.</param>
public sealed record MetricComparison(
    GlueMetric Metric,
    double Value,
    double Reference,
    Interval Interval,
    double Limit,
    Outcome Outcome,
    string Reason,
    double? McNemarP,
    double WorseP)
{
    /// <summary>Candidate minus reference.</summary>
    public double Difference => Value - Reference;
}
