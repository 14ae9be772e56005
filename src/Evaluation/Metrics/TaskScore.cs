using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Metrics;

/// <summary>All scores of a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Scores">One score per metric of the task, in its order.</param>
public sealed record TaskScore(GlueTask Task, ImmutableArray<MetricScore> Scores)
{
    /// <summary>The mean of the task's metrics: what enters the GLUE score.</summary>
    public double Mean => Scores.Average(score => score.Value);
}
