using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>Every GLUE task by name: the only list. A new task is one more entry.</summary>
public static class GlueTasks
{
    private static readonly ImmutableArray<string> NotEntailmentLast = ["entailment", "not_entailment"];
    private static readonly ImmutableArray<string> ThreeWay = ["entailment", "neutral", "contradiction"];
    private static readonly TableLayout MnliTable = new("sentence1", "sentence2", "gold_label");
    private static readonly TableLayout MnliJsonLines = new("premise", "hypothesis", "label");
    private static readonly TableLayout SentencePair = new("sentence1", "sentence2", "label");

    /// <summary>The tasks, in the order in which tables list them.</summary>
    public static ImmutableArray<GlueTask> All { get; } =
    [
        new("SST-2", [GlueMetric.Accuracy], ["negative", "positive"],
            new("sentence", null, "label") { NumericLabels = true }),
        new("CoLA", [GlueMetric.Matthews], ["unacceptable", "acceptable"],
            new("sentence", null, "label") { NumericLabels = true, FixedColumns = ["source", "label", "mark", "sentence"] }),
        new("MRPC", [GlueMetric.Accuracy, GlueMetric.F1], ["not_equivalent", "equivalent"],
            new("#1 String", "#2 String", "Quality") { NumericLabels = true }),
        new("QQP", [GlueMetric.Accuracy, GlueMetric.F1], ["not_duplicate", "duplicate"],
            new("question1", "question2", "is_duplicate") { NumericLabels = true, AllowsEmptyText = true }),
        new("STS-B", [GlueMetric.Pearson, GlueMetric.Spearman], [],
            new("sentence1", "sentence2", "score")) { MinScore = 0, MaxScore = 5 },
        new("MNLI", [GlueMetric.Accuracy], ThreeWay, MnliTable)
        {
            DevFile = "dev_matched.tsv",
            JsonLines = MnliJsonLines,
        },
        new("MNLI-MM", [GlueMetric.Accuracy], ThreeWay, MnliTable)
        {
            Folder = "MNLI",
            ScoreGroup = "MNLI",
            DevFile = "dev_mismatched.tsv",
            JsonLines = MnliJsonLines,
        },
        new("QNLI", [GlueMetric.Accuracy], NotEntailmentLast, new("question", "sentence", "label")),
        new("RTE", [GlueMetric.Accuracy], NotEntailmentLast, SentencePair),
        new("WNLI", [GlueMetric.Accuracy], ["not_entailment", "entailment"], SentencePair with { NumericLabels = true }),
    ];

    /// <summary>The task of that name; case, hyphens and underscores do not matter (<c>sst2</c>, <c>MNLI-mm</c>).</summary>
    /// <exception cref="UnknownTaskException">No task has that name.</exception>
    public static GlueTask Parse(string name) =>
        TryParse(name, out var task) ? task : throw new UnknownTaskException(name);

    /// <summary>The task of that name as in <see cref="Parse"/>, or false.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out GlueTask? task)
    {
        task = All.FirstOrDefault(candidate => candidate.IsCalled(name));
        return task is not null;
    }
}
