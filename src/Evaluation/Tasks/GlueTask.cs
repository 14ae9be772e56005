using System.Collections.Immutable;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>
/// A GLUE task: what it is called, how it is scored and where its files lie. All tasks: <see cref="GlueTasks.All"/>.
/// Source: Wang et al., GLUE (arXiv 1804.07461); label orders are those of Hugging Face's <c>glue</c> data set.
/// </summary>
/// <param name="Name">GLUE's name, e.g. <c>SST-2</c>, <c>MNLI-MM</c>.</param>
/// <param name="Metrics">The task's metrics, in the order in which GLUE reports them.</param>
/// <param name="Labels">Names of the classes in GLUE's order (class index = position); empty for a regression.</param>
/// <param name="Table">Columns of the tab-separated files.</param>
public sealed record GlueTask(string Name, ImmutableArray<GlueMetric> Metrics, ImmutableArray<string> Labels, TableLayout Table)
{
    /// <summary>Folder of the task inside the GLUE folder.</summary>
    public string Folder { get; init; } = Name;

    /// <summary>The task whose score this one shares in the GLUE score: MNLI and MNLI-MM count as one.</summary>
    public string ScoreGroup { get; init; } = Name;

    /// <summary>Name of the labelled development file inside <see cref="Folder"/>.</summary>
    public string DevFile { get; init; } = "dev.tsv";

    /// <summary>Name of the training file inside <see cref="Folder"/>.</summary>
    public string TrainFile { get; init; } = "train.tsv";

    /// <summary>Fields of the JSON-lines form of the files (same name, <c>.jsonl</c>); null where there is none.</summary>
    public TableLayout? JsonLines { get; init; }

    /// <summary>Minimum legal score of a regression; not used by classifications.</summary>
    public double MinScore { get; init; }

    /// <summary>Maximum legal score of a regression; not used by classifications.</summary>
    public double MaxScore { get; init; }

    /// <summary>Whether an example has two texts.</summary>
    public bool IsPair => Table.Pair is not null;

    /// <summary>Whether the answer is a number (STS-B) rather than a class.</summary>
    public bool IsRegression => Labels.IsEmpty;

    /// <summary>Number of logits per example that a model gives: the number of classes, 1 for a regression.</summary>
    public int LogitCount => IsRegression ? 1 : Labels.Length;

    /// <summary>Whether a name is this task's; case, hyphens and underscores do not matter (<c>sst2</c>, <c>MNLI-mm</c>).</summary>
    public bool IsCalled(string? name) => name is not null && Plain(name) == Plain(Name);

    /// <summary>The task's name.</summary>
    public override string ToString() => Name;

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
