using System.Collections.Immutable;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>The mean score of each variant over the tasks of a run.</summary>
internal static class VariantScores
{
    /// <summary>The means, in the order of the cells; a variant without a finite score on every task has none.</summary>
    /// <param name="cells">All cells; the accuracy cells hold the scores.</param>
    /// <param name="tasks">The tasks of the run.</param>
    /// <param name="areEmbedded">Whether the examples are the embedded stand-in.</param>
    public static ImmutableArray<VariantScore> Of(IEnumerable<Cell> cells, IReadOnlyCollection<GlueTask> tasks, bool areEmbedded)
    {
        var name = Name(tasks, areEmbedded);
        return
        [
            .. from cell in cells
               where cell.Check == CheckKind.Accuracy
               group cell by cell.Variant into variant
               let scores = tasks.Select(task => Score(task, variant)).OfType<TaskScore>().ToArray()
               where scores.Length == tasks.Count && scores.Length > 0
               select new VariantScore(variant.Key, name, GlueScore.Of(scores), scores.Length),
        ];
    }

    private static TaskScore? Score(GlueTask task, IEnumerable<Cell> cells)
    {
        var values = task.Metrics
            .Select(metric => (metric, cells.FirstOrDefault(cell => cell.Task == task.Name && cell.Metric == metric.Name())?.Value))
            .ToArray();
        return values.All(value => value.Value is { } number && double.IsFinite(number))
            ? new(task, [.. values.Select(value => new MetricScore(value.metric, value.Value!.Value))])
            : null;
    }

    // Only a mean over all tasks is called a GLUE score, also for the stand-in. MNLI's two sets count as one.
    private static string Name(IReadOnlyCollection<GlueTask> tasks, bool areEmbedded)
    {
        var groups = tasks.Select(task => task.ScoreGroup).Distinct().Count();
        var (whole, part) = areEmbedded ? ("mini-GLUE score", "mini-GLUE task") : ("GLUE score (dev files)", "GLUE task");
        return groups == GlueTasks.All.Select(task => task.ScoreGroup).Distinct().Count()
            ? whole
            : $"mean of {groups} {part}{(groups == 1 ? "" : "s")}";
    }
}
