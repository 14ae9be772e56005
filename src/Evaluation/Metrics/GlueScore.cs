namespace EnergyGate.Evaluation.Metrics;

/// <summary>
/// The GLUE score (arXiv 1804.07461, section 3): the plain mean over tasks; two metrics of a task, and MNLI's two sets, are averaged first.
/// </summary>
public static class GlueScore
{
    /// <summary>
    /// The score over the tasks given, a fraction; NaN when one of them is NaN. A part of the tasks gives the mean of that part.
    /// </summary>
    /// <param name="scores">Scores of different tasks, at least one.</param>
    /// <exception cref="ArgumentException">No task, a task twice, or a task without scores.</exception>
    public static double Of(IReadOnlyCollection<TaskScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count == 0 || scores.Any(score => score.Scores.IsDefaultOrEmpty))
        {
            throw new ArgumentException("at least one task is needed, each with at least one score", nameof(scores));
        }

        var repeated = scores.GroupBy(score => score.Task.Name).FirstOrDefault(group => group.Count() > 1);
        return repeated is null
            ? scores.GroupBy(score => score.Task.ScoreGroup).Average(group => group.Average(score => score.Mean))
            : throw new ArgumentException($"{repeated.Key} is given more than once: give each task once", nameof(scores));
    }
}
