using System.Globalization;
using System.Text;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Bench.Comparisons;

/// <summary>A study in Markdown, for a terminal and for a document.</summary>
public static class StudyText
{
    // Below the limit of 2 %, on it, and above: 5 % is the size that must be detected.
    private static readonly double[] Effects = [1.01, 1.02, 1.03, 1.04, 1.05];

    /// <summary>A study of the program with itself.</summary>
    /// <param name="conditions">The conditions of the figures, in one line.</param>
    /// <param name="records">All comparisons, at least one.</param>
    /// <param name="plan">The plan of the replayed tests.</param>
    public static string OfCertificate(string conditions, IReadOnlyCollection<RecordedComparison> records, SequentialPlan plan)
    {
        var figures = StudyFigures.Of(records);
        var text = new StringBuilder();
        text.Append("Conditions: ").Append(conditions).AppendLine(".").AppendLine();
        text.AppendLine("| figure | value |").AppendLine("|---|---|");
        Row(text, "comparisons of the program with itself", figures.Comparisons.ToString(CultureInfo.InvariantCulture));
        Row(
            text,
            "FAIL (false positives)",
            Text($"{figures.Fails}; rate at most {figures.FailBound:P2} of those that decided (Clopper and Pearson, 95 %)"));
        Row(
            text,
            "PASS within 60 s / 180 s",
            Text($"{Share(figures.PassSoon, figures.Comparisons)} / {Share(figures.PassInTime, figures.Comparisons)}"));
        Row(text, "decided / in doubt", Text($"{Share(figures.Decided, figures.Comparisons)} / {figures.Doubtful}"));
        Row(text, "median time, units", Text($"{figures.MedianTime.Value:F0} s, {figures.MedianUnits:G3}"));
        Row(text, "unit deviation", Text($"{figures.UnitDeviation:P2}"));
        if (figures.Heterogeneity is { } q)
        {
            Row(
                text,
                "Cochran's Q between comparisons",
                Text($"{q.Q:F1} on {q.DegreesOfFreedom} degrees of freedom, p = {q.PValue:G3}"));
        }

        return text.AppendLine().Append(OfReplay(records, plan)).ToString();
    }

    // The detection curve of the same units with an effect added to each.
    private static string OfReplay(IReadOnlyCollection<RecordedComparison> records, SequentialPlan plan)
    {
        var text = new StringBuilder();
        var units = records.Sum(record => record.Units.Length);
        text.AppendLine(
            Text($"The same {units} units with an effect added, test after test, each of at most {plan.MaximumUnits} units:"));
        text.AppendLine();
        text.AppendLine("| added | tests | FAIL | PASS | open | median units |").AppendLine("|---|---|---|---|---|---|");
        foreach (var replay in Effects.Select(effect => ReplayedStudy.Of(records, effect, plan)))
        {
            var median = double.IsNaN(replay.MedianUnits) ? "-" : Text($"{replay.MedianUnits:G3}");
            text.AppendLine(
                Text($"| {replay.Effect - 1:P0} | {replay.Tests} | {replay.Fails} | {replay.Passes} | {replay.Open} | {median} |"));
        }

        return text.ToString();
    }

    /// <summary>The header of the table of planted effects.</summary>
    public static string CurveHeader =>
        "| planted | comparisons | FAIL | PASS | open | median s |\n|---|---|---|---|---|---|\n";

    /// <summary>One row of this table.</summary>
    /// <param name="size">A planted size with at least one comparison.</param>
    public static string CurveRow(PlantedSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        var count = size.Records.Length;
        var (open, median) = (count - size.Fails - size.Passes, StudyFigures.Of(size.Records).MedianTime.Value);
        var planted = Text($"{size.Planted:P1}{EveryOf(size)}");
        return Text($"| {planted} | {count} | {Share(size.Fails, count)} | {Share(size.Passes, count)} | {open} | {median:F0} |\n");
    }

    /// <summary>The planted size in words, e.g. <c>5 % by every 40th batch</c>.</summary>
    public static string SizeOf(PlantedSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        return Text($"{size.Planted * 100:G3} %{EveryOf(size)}");
    }

    private static string EveryOf(PlantedSize size) => size.Every == 1 ? "" : Text($" by every {size.Every}th batch");

    private static void Row(StringBuilder text, string name, string value) =>
        text.Append("| ").Append(name).Append(" | ").Append(value).AppendLine(" |");

    private static string Share(int count, int of) => Text($"{count} ({(double)count / of:P1})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
