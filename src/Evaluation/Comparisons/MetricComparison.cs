using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>How a candidate's score stands against the reference's on the same examples. Scores and differences are fractions.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">The candidate's score; NaN where undefined.</param>
/// <param name="Reference">The reference's score; NaN where undefined.</param>
/// <param name="Low">One-sided 95 % lower bound of candidate minus reference; NaN where there is none.</param>
/// <param name="High">One-sided 95 % upper bound of candidate minus reference; NaN where there is none.</param>
/// <param name="Limit">Maximum tolerated loss, at least 0.</param>
/// <param name="Outcome">Where the loss stands against the limit.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="McNemarP">Exact McNemar p of the answers; null for a regression.</param>
/// <param name="WorseP">One-sided p of the hypothesis that the loss is within the limit: small where the candidate is worse.</param>
public sealed record MetricComparison(
    GlueMetric Metric, double Value, double Reference, double Low, double High, double Limit,
    Outcome Outcome, string Reason, double? McNemarP, double WorseP)
{
    /// <summary>Candidate minus reference.</summary>
    public double Difference => Value - Reference;
}
