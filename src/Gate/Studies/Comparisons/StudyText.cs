using System.Globalization;
using System.Text;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>A study in Markdown, for a terminal and for a document.</summary>
public static class StudyText
{
    // Up to the limit of 2 %, on it, and beyond: 5 % is what is promised to be found.
    private static readonly double[] Effects = [1.01, 1.02, 1.03, 1.04, 1.05];

    /// <summary>A study of the program with itself.</summary>
    public static string OfCertificate(string conditions, IReadOnlyCollection<RecordedComparison> records, SequentialPlan plan)
    {
        var figures = StudyFigures.Of(records);
        var text = new StringBuilder();
        text.Append("Conditions: ").Append(conditions).AppendLine(".").AppendLine();
        text.AppendLine("| figure | value |").AppendLine("|---|---|");
        Row(text, "comparisons of the program with itself", figures.Comparisons.ToString(CultureInfo.InvariantCulture));
        Row(text, "FAIL (false alarms)", Text($"{figures.Fails}; rate at most {figures.FailBound:P2} of those that decided (Clopper and Pearson, 95 %)"));
        Row(text, "PASS within 60 s / 180 s", Text($"{Share(figures.PassSoon, figures.Comparisons)} / {Share(figures.PassInTime, figures.Comparisons)}"));
        Row(text, "decided / in doubt", Text($"{Share(figures.Decided, figures.Comparisons)} / {figures.Doubtful}"));
        Row(text, "median time, units", Text($"{figures.MedianSeconds:F0} s, {figures.MedianUnits:G3}"));
        Row(text, "unit deviation", Text($"{figures.UnitDeviation:P2}"));
        if (figures.Heterogeneity is { } q)
        {
            Row(text, "Cochran's Q between comparisons", Text($"{q.Q:F1} on {q.DegreesOfFreedom} degrees of freedom, p = {q.PValue:G3}"));
        }

        return text.AppendLine().Append(OfReplay(records, plan)).ToString();
    }

    /// <summary>The detection curve of the same units with an effect added to each.</summary>
    public static string OfReplay(IReadOnlyCollection<RecordedComparison> records, SequentialPlan plan)
    {
        var text = new StringBuilder();
        text.AppendLine(Text($"The same {records.Sum(record => record.Units.Length)} units with an effect added, test after test, each of at most {plan.MaximumUnits} units:")).AppendLine();
        text.AppendLine("| added | tests | FAIL | PASS | open | median units |").AppendLine("|---|---|---|---|---|---|");
        foreach (var replay in Effects.Select(effect => ReplayedStudy.Of(records, effect, plan)))
        {
            var units = double.IsNaN(replay.MedianUnits) ? "-" : Text($"{replay.MedianUnits:G3}");
            text.AppendLine(Text($"| {replay.Effect - 1:P0} | {replay.Tests} | {replay.Fails} | {replay.Passes} | {replay.Open} | {units} |"));
        }

        return text.ToString();
    }

    /// <summary>The header of the table of planted effects.</summary>
    public static string CurveHeader => "| planted | comparisons | FAIL | PASS | open | median s |\n|---|---|---|---|---|---|\n";

    /// <summary>A row of it.</summary>
    public static string CurveRow(PlantedSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        var count = size.Records.Length;
        return Text($"| {size.Planted:P1} | {count} | {Share(size.Fails, count)} | {Share(size.Passes, count)} | {count - size.Fails - size.Passes} | {StudyFigures.Of(size.Records).MedianSeconds:F0} |\n");
    }

    private static void Row(StringBuilder text, string name, string value) => text.Append("| ").Append(name).Append(" | ").Append(value).AppendLine(" |");

    private static string Share(int count, int of) => Text($"{count} ({(double)count / of:P1})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
