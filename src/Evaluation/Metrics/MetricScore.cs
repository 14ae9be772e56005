using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Metrics;

/// <summary>A metric's value on a set: a fraction, 0..1 or -1..1; NaN where it is undefined.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Value">Its value.</param>
public readonly record struct MetricScore(GlueMetric Metric, double Value);
