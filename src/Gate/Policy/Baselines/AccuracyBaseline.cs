using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The recorded answers of every variant to every example of a task.</summary>
internal sealed class AccuracyBaseline
{
    /// <summary>The metric of the line with a task's true labels.</summary>
    public const string Labels = "labels";

    /// <summary>The metric of lines with a variant's answers.</summary>
    public const string Predictions = "predictions";

    private const string Examples = "examples";
    private const string Inputs = "inputs";
    private const int HashDigits = 12;

    private readonly ImmutableDictionary<(string Variant, string Scope), TaskPredictions> answers;
    private readonly string labels;

    private AccuracyBaseline(
        ImmutableDictionary<(string Variant, string Scope), TaskPredictions> answers, string labels, string? incomparableReason)
    {
        this.answers = answers;
        this.labels = labels;
        IncomparableReason = incomparableReason;
    }

    /// <summary>Why answers of this run cannot be compared with the stored ones (another batch or length), or null.</summary>
    public string? IncomparableReason { get; }

    /// <summary>The file of a task.</summary>
    public static string PathOf(GlueTask task) => $"accuracy/{task.Name}.tsv";

    /// <summary>The conditions under which a task is answered: texts, batch size, maximum length.</summary>
    public static BaselineHeader HeaderOf(
        string model, GlueTask task, ImmutableArray<LabelledExample> examples, int batch, int maxLength) =>
        new BaselineHeader(BaselineHeader.Accuracy, model)
            .With("task", task.Name)
            .With(Examples, examples.Length.ToString(CultureInfo.InvariantCulture))
            .With(Inputs, HashOf(string.Concat(examples.Select(example => $"{example.Text}\n{example.Pair}\n"))))
            .With("batch", batch.ToString(CultureInfo.InvariantCulture))
            .With("max-length", maxLength.ToString(CultureInfo.InvariantCulture));

    /// <summary>The hash of a text, in twelve hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];

    /// <summary>The line of a task's labels.</summary>
    public static BaselineLine LabelLine(GlueTask task, ImmutableArray<LabelledExample> examples) =>
        new(null, task.Name, CheckKind.Accuracy, Labels, examples.Length.ToString(CultureInfo.InvariantCulture))
        {
            Detail = AnswerText.Of(task, examples),
        };

    /// <summary>The line of a variant's answers.</summary>
    /// <param name="variant">The variant's name.</param>
    /// <param name="scope">Where they hold: any machine, or an instruction set.</param>
    /// <param name="predictions">The answers.</param>
    /// <param name="examples">The examples, for the scores that people read in a pull request.</param>
    /// <param name="flips">
    /// Number of examples that the reference answers differently; null for a regression task and for the reference.
    /// </param>
    public static BaselineLine AnswerLine(
        string variant, string scope, TaskPredictions predictions, ImmutableArray<LabelledExample> examples, int? flips)
    {
        var scores = predictions.ScoreOn(examples).Scores
            .Select(score => $"{score.Metric.Name()}={score.Value.ToString("F4", CultureInfo.InvariantCulture)}");
        var figures = flips is { } count ? scores.Append($"{MetricNames.Flips}={count.ToString(CultureInfo.InvariantCulture)}") : scores;
        return new(variant, predictions.Task, CheckKind.Regression, Predictions, string.Join(' ', figures))
        {
            Scope = scope,
            Detail = AnswerText.Of(predictions),
        };
    }

    /// <summary>The scores that a line of answers names.</summary>
    public static ImmutableArray<string> MetricsOf(BaselineLine line) => line.Metric != Predictions ? [] :
        [.. line.Value.Split(' ').Select(figure => figure.Split('=')[0]).Where(name => name != MetricNames.Flips)];

    /// <summary>Reads the file of a task.</summary>
    /// <param name="file">The file.</param>
    /// <param name="task">The task.</param>
    /// <param name="now">The conditions of this run.</param>
    /// <param name="shownPath">The file, for messages.</param>
    /// <exception cref="BadInputException">It was recorded for other texts, or a line does not hold answers of this task.</exception>
    public static AccuracyBaseline Read(BaselineFile file, GlueTask task, BaselineHeader now, string shownPath)
    {
        foreach (var name in new[] { "task", Examples, Inputs })
        {
            if (file.Header.Properties.GetValueOrDefault(name) != now.Properties[name])
            {
                var recorded = file.Header.Properties.GetValueOrDefault(name, "not said");
                throw BaselineText.Corrupt(
                    shownPath, 1, $"recorded for other inputs: {name} was {recorded}, is {now.Properties[name]}");
            }
        }

        var count = int.Parse(now.Properties[Examples], CultureInfo.InvariantCulture);
        var answers = ImmutableDictionary.CreateBuilder<(string, string), TaskPredictions>();
        string? labels = null;
        for (var i = 0; i < file.Lines.Length; i++)
        {
            var line = file.Lines[i];
            if (AnswerText.Parse(task, line.Detail) is not { } predictions || predictions.Count != count || line.Task != task.Name)
            {
                throw BaselineText.Corrupt(shownPath, i + 2, $"not the answers to {count} examples of {task.Name}");
            }

            if (line.Metric == Labels)
            {
                labels = line.Detail;
            }
            else if (line.Metric == Predictions && line.Variant is { } variant)
            {
                answers[(variant, line.Scope)] = predictions;
            }
        }

        var different = now.FirstDifference(file.Header);
        return new(answers.ToImmutable(), labels ?? throw BaselineText.Corrupt(shownPath, 1, "there is no line of labels"), different);
    }

    /// <summary>Whether a variant's answers are stored, for any machine.</summary>
    public bool Holds(string variant) => answers.Keys.Any(key => key.Variant == variant);

    /// <summary>The scopes for which a variant's answers are stored.</summary>
    public ImmutableArray<string> ScopesOf(string variant) =>
        [.. answers.Keys.Where(key => key.Variant == variant).Select(key => key.Scope).Order(StringComparer.Ordinal)];

    /// <summary>A variant's stored answers, or null.</summary>
    public TaskPredictions? Find(string variant, string scope) => answers.GetValueOrDefault((variant, scope));

    /// <summary>Number of true labels that differ from the recorded ones.</summary>
    public int ChangedLabels(GlueTask task, ImmutableArray<LabelledExample> examples)
    {
        // A class label is one character, a score is a word.
        var now = AnswerText.Of(task, examples);
        return task.IsRegression
            ? now.Split(' ').Zip(labels.Split(' ')).Count(pair => pair.First != pair.Second)
            : now.Zip(labels).Count(pair => pair.First != pair.Second);
    }
}
