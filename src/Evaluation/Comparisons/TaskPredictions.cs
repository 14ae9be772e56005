using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// What a model answered for every example of a task, in file order. A plain value: it can be written as JSON (name of the task and
/// logits) and read back; two are equal when the task and every logit are.
/// </summary>
public sealed record TaskPredictions
{
    /// <summary>Makes predictions from logits in GLUE's label order (see <see cref="LabelOrder"/>).</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="logits">[example, class], row-major; one number per example for a regression.</param>
    /// <exception cref="UnknownTaskException">No task has that name.</exception>
    /// <exception cref="ArgumentException">There is no logit, or their number is no multiple of the task's classes.</exception>
    [JsonConstructor]
    public TaskPredictions(string task, ImmutableArray<float> logits)
        : this(GlueTasks.Parse(task), logits)
    {
    }

    /// <summary>Makes predictions of a task, also of one that <see cref="GlueTasks"/> does not list.</summary>
    /// <param name="task">The task.</param>
    /// <param name="logits">[example, class], row-major; one number per example for a regression.</param>
    /// <exception cref="ArgumentException">There is no logit, or their number is no multiple of the task's classes.</exception>
    public TaskPredictions(GlueTask task, ImmutableArray<float> logits)
    {
        ArgumentNullException.ThrowIfNull(task);
        Definition = task;
        Logits = logits;
        if (logits.IsDefaultOrEmpty || logits.Length % Definition.LogitCount != 0)
        {
            var given = logits.IsDefault ? 0 : logits.Length;
            throw new ArgumentException(
                $"{given} logits: {Definition.Name} needs {Definition.LogitCount} for each example, and at least one example",
                nameof(logits));
        }
    }

    /// <summary>The task's name as GLUE writes it.</summary>
    public string Task => Definition.Name;

    /// <summary>The logits, [example, class], row-major, classes in GLUE's order; NaN and infinities are strings in JSON.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public ImmutableArray<float> Logits { get; }

    /// <summary>The task.</summary>
    [JsonIgnore]
    public GlueTask Definition { get; }

    /// <summary>Number of examples.</summary>
    [JsonIgnore]
    public int Count => Logits.Length / Definition.LogitCount;

    /// <summary>The logits of one example.</summary>
    public ReadOnlySpan<float> LogitsOf(int example) => Logits.AsSpan().Slice(example * Definition.LogitCount, Definition.LogitCount);

    /// <summary>The class of one example: the first of the largest logits; -1 where one is NaN. A regression has no classes.</summary>
    public int ClassOf(int example)
    {
        if (Definition.IsRegression)
        {
            throw new InvalidOperationException($"{Task} is a regression: it has scores, no classes");
        }

        var logits = LogitsOf(example);
        var best = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (float.IsNaN(logits[i]))
            {
                return -1;
            }

            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }

    /// <summary>The classes of all examples, as <see cref="ClassOf"/>.</summary>
    public ImmutableArray<int> Classes() => [.. Enumerable.Range(0, Count).Select(ClassOf)];

    /// <summary>The scores of a regression, as doubles.</summary>
    public ImmutableArray<double> Scores() => Definition.IsRegression
        ? [.. Logits.Select(logit => (double)logit)]
        : throw new InvalidOperationException($"{Task} is a classification: it has classes, no scores");

    /// <summary>
    /// Index of the first example without an answer (a NaN among its logits; a regression's number that is not finite), or -1.
    /// </summary>
    public int FirstUnanswered()
    {
        for (var i = 0; i < Count; i++)
        {
            if (Definition.IsRegression ? !float.IsFinite(Logits[i]) : ClassOf(i) < 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The task's metrics on these examples; all NaN when an example has no answer.</summary>
    /// <param name="examples">The examples, in the order of the predictions.</param>
    /// <exception cref="ArgumentException">Their number differs from that of the predictions.</exception>
    public TaskScore ScoreOn(ImmutableArray<LabelledExample> examples)
    {
        RequireSameCount(examples);
        if (FirstUnanswered() >= 0)
        {
            return new TaskScore(Definition, [.. Definition.Metrics.Select(metric => new MetricScore(metric, double.NaN))]);
        }

        var labels = examples.Select(example => example.Label).ToArray();
        var scores = examples.Select(example => example.Score).ToArray();
        return new TaskScore(Definition, [.. Definition.Metrics.Select(metric => new MetricScore(metric, metric switch
        {
            GlueMetric.Accuracy => Classification.Accuracy(labels, Classes().AsSpan()),
            GlueMetric.F1 => Classification.F1(labels, Classes().AsSpan()),
            GlueMetric.Matthews => Classification.Matthews(labels, Classes().AsSpan()),
            GlueMetric.Pearson => Correlation.Pearson(scores, Scores().AsSpan()),
            _ => Correlation.Spearman(scores, Scores().AsSpan()),
        }))]);
    }

    /// <summary>Equal when the task and every logit are (NaN equals NaN).</summary>
    public bool Equals(TaskPredictions? other) =>
        other is not null && Definition.Name == other.Definition.Name && Logits.AsSpan().SequenceEqual(other.Logits.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Task, Logits.Length, Logits[0], Logits[^1]);

    /// <summary>Refuses examples whose number differs.</summary>
    internal void RequireSameCount(ImmutableArray<LabelledExample> examples)
    {
        if (examples.IsDefault || examples.Length != Count)
        {
            throw new ArgumentException(
                $"{(examples.IsDefault ? 0 : examples.Length)} examples against {Count} predictions: each example needs its prediction",
                nameof(examples));
        }
    }
}
