using System.Globalization;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Readers;

/// <summary>Reads the written form of a label or a score; a refusal says what is legal.</summary>
internal static class AnswerParser
{
    /// <summary>The class of a label as the task's tables spell it (a name, or a number where they have numbers).</summary>
    public static bool TryLabel(GlueTask task, string text, out int label, out string reason)
    {
        label = task.Table.NumericLabels ? NumberOf(task, text) : task.Labels.IndexOf(text);
        reason = label >= 0 ? "" : $"unknown label '{text}': legal are {Legal(task)}";
        return label >= 0;
    }

    /// <summary>The class of a label given as a name or as a number, as JSON lines do.</summary>
    public static bool TryNameOrNumber(GlueTask task, string text, out int label, out string reason)
    {
        label = task.Labels.IndexOf(text);
        label = label >= 0 ? label : NumberOf(task, text);
        reason = label >= 0 ? "" : $"unknown label '{text}': legal are {string.Join(", ", task.Labels)} or 0 to {task.Labels.Length - 1}";
        return label >= 0;
    }

    /// <summary>A score inside the task's range; NaN, infinities and blanks are refused.</summary>
    public static bool TryScore(GlueTask task, string text, out double score, out string reason)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        var inside = double.TryParse(text, style, CultureInfo.InvariantCulture, out score)
            && score >= task.MinScore && score <= task.MaxScore;
        reason = inside ? "" : $"'{text}' is no score: legal are numbers from {task.MinScore} to {task.MaxScore}";
        return inside;
    }

    private static int NumberOf(GlueTask task, string text) =>
        text.Length == 1 && char.IsAsciiDigit(text[0]) && text[0] - '0' < task.Labels.Length ? text[0] - '0' : -1;

    private static string Legal(GlueTask task) => string.Join(", ", task.Table.NumericLabels
        ? task.Labels.Select((name, index) => $"{index} ({name})")
        : task.Labels);
}
