using System.Collections.Immutable;
using System.Globalization;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>
/// How a model orders its logits against GLUE's classes, read off the names in its configuration (<c>id2label</c>).
/// <c>LABEL_n</c>, Hugging Face's default, means GLUE's n-th label.
/// </summary>
public sealed class LabelOrder
{
    private readonly ImmutableArray<int> glueClasses;

    private LabelOrder(ImmutableArray<int> glueClasses) => this.glueClasses = glueClasses;

    /// <summary>For each logit of the model, in the model's order, GLUE's class index.</summary>
    public ImmutableArray<int> GlueClasses => glueClasses;

    /// <summary>Whether the model's order is GLUE's.</summary>
    public bool IsGlueOrder => glueClasses.SequenceEqual(Enumerable.Range(0, glueClasses.Length));

    /// <summary>The order of a model with these label names. Case, blanks and hyphens against underscores do not matter.</summary>
    /// <param name="task">The task; a regression has one logit of any name.</param>
    /// <param name="modelLabels">Names of the model's logits, in the model's order.</param>
    /// <exception cref="LabelMismatchException">The names are not the task's, each once.</exception>
    public static LabelOrder Of(GlueTask task, IReadOnlyList<string> modelLabels)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(modelLabels);
        if (task.IsRegression)
        {
            return modelLabels.Count == 1 ? new LabelOrder([0]) : throw new LabelMismatchException(task, modelLabels);
        }

        var classes = modelLabels.Select(label => ClassOf(task, label)).ToImmutableArray();
        var isPermutation = classes.Order().SequenceEqual(Enumerable.Range(0, task.Labels.Length));
        return isPermutation ? new LabelOrder(classes) : throw new LabelMismatchException(task, modelLabels);
    }

    /// <summary>Rearranges logits from the model's order into GLUE's.</summary>
    /// <param name="modelLogits">[example, class], row-major, classes in the model's order.</param>
    /// <param name="glueLogits">Output of the same length, classes in GLUE's order; must not overlap the input.</param>
    public void Apply(ReadOnlySpan<float> modelLogits, Span<float> glueLogits)
    {
        var width = glueClasses.Length;
        if (modelLogits.Length % width != 0 || glueLogits.Length != modelLogits.Length)
        {
            throw new ArgumentException(
                $"{modelLogits.Length} logits into {glueLogits.Length}: both must be the same multiple of {width}", nameof(modelLogits));
        }

        for (var row = 0; row < modelLogits.Length; row += width)
        {
            for (var i = 0; i < width; i++)
            {
                glueLogits[row + glueClasses[i]] = modelLogits[row + i];
            }
        }
    }

    private static int ClassOf(GlueTask task, string label)
    {
        var plain = Plain(label);
        const string defaultPrefix = "LABEL_";
        if (plain.StartsWith(defaultPrefix, StringComparison.Ordinal)
            && int.TryParse(plain.AsSpan(defaultPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index;
        }

        return task.Labels.Select(Plain).ToList().IndexOf(plain);
    }

    private static string Plain(string label) => label.Trim().Replace('-', '_').Replace(' ', '_').ToUpperInvariant();
}
